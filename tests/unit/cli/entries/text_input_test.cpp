// Text that people write.
#include "cli/entries/text_input.hpp"

#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

std::string read(test::Home& home, const TextOptions& options) {
    return read_text(home.context(), options, [] { return std::string("# remarks\n"); }).text;
}

std::string words(test::Home& home, std::vector<std::string> words) {
    return read(home, {.words = std::move(words)});
}

TextOptions file(std::string name) {
    TextOptions options;
    options.file = std::move(name);
    return options;
}

}  // namespace

TEST_CASE("words are joined, -m gives the line and the paragraphs after it") {
    test::Home home;
    CHECK(words(home, {"Fixed", "the parser"}) == "Fixed the parser");
    CHECK(read(home, {.messages = {"line", "one", "two"}}) == "line\n\none\n\ntwo");
    CHECK(read(home, {.words = {"line"}, .messages = {"one"}}) == "line\n\none");
}

TEST_CASE("a date behind at: that came in one argument is quoted again") {
    test::Home home;
    CHECK(words(home, {"Paired", "at:fri 16:00"}) == "Paired at:\"fri 16:00\"");
    CHECK(words(home, {"Paired", "at:2 days ago", "+mei"}) == "Paired at:\"2 days ago\" +mei");
    CHECK(words(home, {"at:fri 16:99"}) == "at:\"fri 16:99\"");
}

TEST_CASE("a sentence behind at: is no date, and quotes that are there stay") {
    test::Home home;
    CHECK(words(home, {"at:9:30 Stand-up with all"}) == "at:9:30 Stand-up with all");
    CHECK(words(home, {"at:\"fri 16:00\" Paired"}) == "at:\"fri 16:00\" Paired");
    CHECK(words(home, {"at:"}) == "at:");
    CHECK(words(home, {"at:9:30", "Paired"}) == "at:9:30 Paired");
}

TEST_CASE("a file is read whole, and what an editor showed with it is left out") {
    test::Home home;
    home.write("text.md", "line\n\n# heading\n");
    CHECK(read(home, file("text.md")) == "line\n\n# heading\n");
    home.write("kept.md",
               "line\n\n# First line: what happened.\n"
               "# ------------------------ >8 ------------------------\nbelow\n");
    CHECK(read(home, file("kept.md")) == "line");
    CHECK_THROWS_AS(read(home, file("nowhere.md")), Error);
}

TEST_CASE("a text given twice is refused") {
    test::Home home;
    home.write("text.md", "line\n");
    auto options = file("text.md");
    options.messages = {"other"};
    CHECK_THROWS_AS(read(home, options), Error);
}

TEST_CASE("a revised text keeps the lines that look like comments") {
    test::Home home;
    home.edit_with("sed -i 's/line/better line/' \"$1\"");
    const auto written = revised_text(home.context(), {}, "line\n\n# heading\ntext", "# remarks\n",
                                      "trail edit wkqz");
    CHECK(written.text == "better line\n\n# heading\ntext");
    CHECK(written.typed_at_length);
    home.edit_with("true");
    CHECK(revised_text(home.context(), {}, "line", "# remarks\n", "trail edit wkqz").text ==
          "line");
}

TEST_CASE("an editor that fails says how the text is taken up again, by the right command") {
    test::Home home;
    home.edit_with("exit 3");
    try {
        revised_text(home.context(), {}, "line", "", "trail edit wkqz");
        FAIL("was not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::unavailable);
        CHECK(error.hint() == "trail edit wkqz -e -F ~/.local/state/trail/last-edit.md");
    }
}

TEST_CASE("a text that cannot be saved is kept when losing it would hurt") {
    test::Home home;
    const Error busy(Failure::busy, "busy");
    CHECK(kept(home.context(), {.text = "typed", .command = "trail edit wkqz"}, busy).hint() ==
          "trail edit wkqz -e -F ~/.local/state/trail/last-edit.md");
    const Error wrong(Failure::usage, "unknown kind", "did you mean \"win\"?");
    const auto both = kept(home.context(), {.text = "long", .typed_at_length = true}, wrong);
    CHECK(both.what() == std::string("unknown kind; your text is kept: "
                                     "trail log -e -F ~/.local/state/trail/last-edit.md"));
    CHECK(both.hint() == "did you mean \"win\"?");
    const Error usage(Failure::usage, "no item", "trail list");
    CHECK(kept(home.context(), {.text = "short"}, usage).hint() == "trail list");
    CHECK(kept(home.context(), {.text = ""}, busy).hint().empty());
}
