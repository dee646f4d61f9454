// Notes of a meeting at a terminal: the template, and what it becomes.
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

TEST_CASE("a meeting begins with a template, and one that nobody filled in is no meeting") {
    test::Home home;
    home.edit_with("cp \"$1\" \"$1.seen\"");
    CHECK(home.run({"log", "--meeting", "Weekly"}) == 1);
    CHECK(home.streams.errors == "Nothing logged: the text is empty\n");
    home.edit_with(
        "grep -q '^## Who does what by when' \"$1\" && "
        "grep -q '^# Decision: TEXT ' \"$1\" && "
        "printf 'Decision: Ship it\\n- [ ] Tell them\\n' >> \"$1.new\" && "
        "cat \"$1\" >> \"$1.new\" && mv \"$1.new\" \"$1\"");
    CHECK(home.run({"log", "--meeting", "Weekly"}) == 0);
    CHECK(home.streams.output.find("  decided  D1  Ship it\n") != std::string::npos);
    CHECK(home.streams.output.find("  Tell them\n") != std::string::npos);
}
