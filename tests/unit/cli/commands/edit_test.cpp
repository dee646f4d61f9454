// `trail edit` at a terminal.
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

TEST_CASE("without an option the editor opens with the latest entry") {
    test::Home home;
    home.run({"log", "Fixed the praser"});
    home.edit_with("sed -i s/praser/parser/ \"$1\"");
    CHECK(home.run({"edit"}) == 0);
    CHECK(home.streams.output.ends_with("  text \"Fixed the parser\"\n"));
    CHECK(home.run({"amend"}) == 1);
    CHECK(home.streams.errors == "Nothing changed\n");
}

TEST_CASE("somebody else's item is asked about before anything is typed") {
    test::Home home;
    home.run({"-c", "user.name=bjorn", "log", "Rewrote the quick start"});
    home.run({"list", "-q", "--json=id"});
    const auto id = home.streams.output.substr(8, 16);
    home.edit_with("echo typed > \"$1\"; touch opened");
    CHECK(home.run({"edit", id, "-e"}, "n\n") == 1);
    CHECK(home.streams.errors ==
          "Change bjorn's \"Rewrote the quick start\"? [y/N] Nothing changed\n");
    CHECK_FALSE(std::filesystem::exists(home.path() + "/opened"));
    CHECK(home.run({"edit", id, "-m", "Rewrote it"}, "y\n") == 0);
}

TEST_CASE("a decision's text in the editor keeps its details") {
    test::Home home;
    home.run({"decide", "Use WAL", "-m", "Readers wait", "--option", "WAL", "--chosen", "1"});
    home.edit_with("sed -i 's/Use WAL/Use WAL mode/' \"$1\"");
    CHECK(home.run({"edit", "D1"}) == 0);
    home.run({"show", "D1", "--json=text,body,options,chosen"});
    CHECK(home.streams.output ==
          "{\"text\":\"Use WAL mode\",\"body\":\"Readers "
          "wait\",\"options\":[\"WAL\"],\"chosen\":1}\n");
}
