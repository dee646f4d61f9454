// Text that people write.
#include "cli/entries/text_input.hpp"

#include <fmt/format.h>

#include "support/catch.hpp"
#include "trail/external/kept_texts.hpp"
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

// The files of texts that lie in the state directory.
std::vector<std::string> kept_here(test::Home& home) {
    std::vector<std::string> names;
    for (const auto& path : external::kept_texts(home.context().directories().state))
        names.push_back(path.filename());
    return names;
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
    home.edit_with("echo typed > \"$1\"; exit 3");
    try {
        revised_text(home.context(), {}, "line", "", "trail edit wkqz");
        FAIL("was not refused");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::unavailable);
        CHECK(error.hint() == "trail edit wkqz -e -F ~/.local/state/trail/last-edit.md");
    }
}

TEST_CASE("an editor that fails before anything is typed leaves no text behind") {
    test::Home home;
    home.edit_with("exit 3");
    const auto told = [&](const auto& act) {
        try {
            act();
        } catch (const Error& error) {
            return std::string(error.what());
        }
        return std::string("nothing was thrown");
    };
    const auto wanted =
        fmt::format("editor \"{}/editor\" failed with status 3; nothing was typed", home.path());
    CHECK(told([&] { revised_text(home.context(), {}, "line", "", "trail edit wkqz"); }) == wanted);
    CHECK(told([&] { read(home, {.edit = true}); }) == wanted);
    CHECK(kept_here(home).empty());
    CHECK(told([&] {
              read(home, {.messages = {"given"}, .edit = true});
          }).ends_with("; the text is kept in ~/.local/state/trail/last-edit.md"));
    CHECK(kept_here(home) == std::vector<std::string>{"last-edit.md"});
}

TEST_CASE("what nobody typed is not kept: an emptied text, and one that stays as it was") {
    test::Home home;
    home.edit_with("true");
    CHECK(revised_text(home.context(), {}, "line", "", "trail edit wkqz").text == "line");
    CHECK(read(home, {.edit = true}).empty());
    CHECK(read(home, {.edit = true, .beginning = "## Notes\n"}) == "## Notes");
    CHECK(kept_here(home).empty());
    home.edit_with("echo typed > \"$1\"");
    CHECK(read(home, {.edit = true}) == "typed");
    CHECK(kept_here(home) == std::vector<std::string>{"last-edit.md"});
}

TEST_CASE("a text that is taken up again stays in its file until it is recorded") {
    test::Home home;
    const auto file_name = ".local/state/trail/last-edit-3.md";
    home.write(file_name, "half\n");
    home.edit_with("echo whole > \"$1\"");
    auto options = file(file_name);
    options.edit = true;
    const auto written =
        read_text(home.context(), options, [] { return std::string("# remarks\n"); });
    CHECK(written.text == "whole");
    CHECK(kept_here(home) == std::vector<std::string>{"last-edit-3.md"});
    CHECK(kept(home.context(), written, Error(Failure::busy, "busy")).hint() ==
          "trail log -e -F ~/.local/state/trail/last-edit-3.md");
    CHECK(kept_here(home) == std::vector<std::string>{"last-edit-3.md"});
    forget_kept(read_text(home.context(), options, [] { return std::string("# remarks\n"); }));
    CHECK(kept_here(home).empty());
}

TEST_CASE("what is forgotten is what was recorded, not what came into the file meanwhile") {
    test::Home home;
    home.write(".local/state/trail/last-edit.md", "recorded");
    const auto written = read_text(home.context(), file(".local/state/trail/last-edit.md"), {});
    home.write(".local/state/trail/last-edit.md", "typed meanwhile");
    forget_kept(written);
    CHECK(kept_here(home) == std::vector<std::string>{"last-edit.md"});
}

TEST_CASE("a text that was kept with any remarks is the text alone when it is taken up") {
    test::Home home;
    const auto file_name = ".local/state/trail/last-edit.md";
    home.edit_with("sed -i '1i typed' \"$1\"; exit 3");
    CHECK_THROWS_AS(read(home, {.edit = true}), Error);
    CHECK(read(home, file(file_name)) == "typed");
    home.edit_with("true");
    auto options = file(file_name);
    options.edit = true;
    CHECK(read(home, options) == "typed");
    home.write(file_name, "typed\n\n# Heading\nbelow\n");
    home.edit_with("exit 3");
    CHECK_THROWS_AS(read(home, options), Error);
    CHECK(read(home, file(file_name)) == "typed\n\n# Heading\nbelow");
    home.edit_with("true");
    CHECK(read(home, options) == "typed\n\n# Heading\nbelow");
}

TEST_CASE("a text from standard input is kept when its editor cannot be opened") {
    test::Home home;
    auto options = file("-");
    options.edit = true;
    const auto fails = [&](const std::function<std::string()>& remarks) {
        home.streams = {};
        home.streams.input = "typed at length";
        try {
            read_text(home.context(), options, remarks);
        } catch (const Error& error) {
            return error.hint();
        }
        return std::string("nothing was thrown");
    };
    const auto command = "trail log -e -F ~/.local/state/trail/last-edit.md";
    CHECK(fails([]() -> std::string { throw Error(Failure::usage, "unknown kind"); }) == command);
    home.edit_with("exit 3");
    CHECK(fails([] { return std::string("# remarks\n"); }) ==
          "trail log -e -F ~/.local/state/trail/last-edit-2.md");
}

TEST_CASE("where nothing can be kept, a text that cannot be saved is on standard error") {
    test::Home home;
    home.write(".local/state/trail", "in the way");
    const Error error(Failure::io, "disk full", "df");
    auto& context = home.context();
    CHECK(kept(context, {.text = "typed"}, error).what() ==
          std::string("disk full; your text stands above"));
    CHECK(home.streams.errors == "typed\n");
    home.streams = {};
    home.streams.device.terminal = true;
    kept(context, {.text = "typed\x1b[2J"}, error);
    CHECK(home.streams.errors == "typed\\x1b[2J\n");
}

TEST_CASE("a text that cannot be saved is kept when losing it would hurt") {
    test::Home home;
    const Error busy(Failure::busy, "busy");
    CHECK(kept(home.context(), {.text = "typed", .command = "trail edit wkqz"}, busy).hint() ==
          "trail edit wkqz -e -F ~/.local/state/trail/last-edit.md");
    const Error wrong(Failure::usage, "unknown kind", "did you mean \"win\"?");
    const auto both = kept(home.context(), {.text = "long", .typed_at_length = true}, wrong);
    CHECK(both.what() == std::string("unknown kind; your text is kept: "
                                     "trail log -e -F ~/.local/state/trail/last-edit-2.md"));
    CHECK(both.hint() == "did you mean \"win\"?");
    const Error usage(Failure::usage, "no item", "trail list");
    CHECK(kept(home.context(), {.text = "short"}, usage).hint() == "trail list");
    CHECK(kept(home.context(), {.text = ""}, busy).hint().empty());
}
