// Replies that are written in the editor.
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

namespace {

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string kept_file(const test::Home& home) {
    return home.path() + "/.local/state/trail/last-edit.md";
}

std::string content(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A question of Mei's to whoever runs the tests, by its id.
std::string asked(test::Home& home) {
    home.run({"people", "add", "mei", "-q"});
    home.run({"-c", "user.name=mei", "ask", "ana", "Is 300 enough?", "-q"});
    return home.streams.output.substr(0, 16);
}

}  // namespace

TEST_CASE("a reply without a text is written in the editor, below the question") {
    test::Home home;
    const auto id = asked(home);
    home.edit_with("cp \"$1\" ~/shown; printf 'Yes.\\n\\nWith a burst of 300.\\n' > \"$1\"");
    CHECK(home.run({"reply", id}) == 0);
    CHECK(has(content(home.path() + "/shown"), "\n# mei asks: Is 300 enough?\n"));
    home.run({"show", id});
    CHECK(has(home.streams.output, "Yes."));
    CHECK(has(home.streams.output, "With a burst of 300."));
    CHECK_FALSE(std::filesystem::exists(kept_file(home)));
}

TEST_CASE("a reply that is emptied in the editor is none") {
    test::Home home;
    const auto id = asked(home);
    for (const auto* emptied : {"true", ": > \"$1\"", "rm \"$1\""}) {
        CAPTURE(emptied);
        home.edit_with(emptied);
        CHECK(home.run({"reply", id}) == 1);
        CHECK(has(home.streams.errors, "Nothing replied: the text is empty\n"));
        CHECK_FALSE(std::filesystem::exists(kept_file(home)));
    }
    home.run({"inbox"});
    CHECK(has(home.streams.output, "Is 300 enough?"));
}

TEST_CASE("an editor that fails leaves the reply, which the hint takes up again") {
    test::Home home;
    const auto id = asked(home);
    home.edit_with("echo 'Yes, with a burst' > \"$1\"; exit 3");
    CHECK(home.run({"reply", id}) == 69);
    const auto key = home.streams.errors.substr(home.streams.errors.find("trail reply ") + 12, 4);
    CHECK(has(home.streams.errors,
              " failed with status 3; the text is kept in ~/.local/state/trail/last-edit.md\n"
              "hint: trail reply "));
    CHECK(has(home.streams.errors, " -e -F ~/.local/state/trail/last-edit.md\n"));
    CHECK(content(kept_file(home)) == "Yes, with a burst\n");
    home.edit_with("sed -i 's/burst/burst of 300/' \"$1\"");
    CHECK(home.run({"reply", key, "-e", "-F", kept_file(home)}) == 0);
    home.run({"show", id});
    CHECK(has(home.streams.output, "Yes, with a burst of 300"));
    CHECK_FALSE(std::filesystem::exists(kept_file(home)));
}
