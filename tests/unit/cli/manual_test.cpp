// Help, of a sample and of every real command.
#include "cli/manual.hpp"

#include <algorithm>
#include <sstream>

#include "cli/choice.hpp"
#include "cli/layout.hpp"
#include "support/catch.hpp"
#include "trail/text/unicode.hpp"

using namespace trail;
using namespace trail::cli;

namespace {

struct Nothing {};

struct LogOptions {
    std::vector<std::string> words;
    std::optional<std::string> project;
    std::optional<std::string> at;
    std::optional<std::string> json;
    std::optional<std::string> color;
    bool raw = false;
};

void declare_log(Declaration& declaration, LogOptions& options) {
    declaration.all_words("TEXT", options.words, "what happened");
    declaration.option("p", "project", "NAME", options.project, "the project it belongs to");
    declaration.option("", "at", "D", options.at, "when it happened");
    declaration.option("", "shade", "S", options.color, "how dark", {"dim", "bold"});
    declaration.flag("r", "raw", options.raw, "take the text as it is");
    declaration.options.push_back({"", "json", "FIELDS", "print JSON", &options.json, {}, true});
}

void add(Program& program, std::string_view name, std::string_view summary, Group group,
         std::vector<Example> examples = {}) {
    program.add<Nothing>(
        {.name = name, .summary = summary, .group = group, .examples = std::move(examples)},
        [](Declaration&, Nothing&) {}, [](Context&, const Nothing&) { return exit_done; });
}

Program sample() {
    Program program;
    program.add<LogOptions>({.name = "log",
                             .summary = "record work",
                             .synopsis = "[TEXT...] [-p NAME] [--at D]",
                             .description = "Takes a line\nof text.\n\n  kept as it is\n\nThe end.",
                             .examples = {{"trail log \"Fixed\" -p api", "one"},
                                          {"trail log", "two"},
                                          {"trail log -", "three"}}},
                            declare_log, [](Context&, const LogOptions&) { return exit_done; });
    add(program, "list", "timeline", Group::everyday);
    add(program, "edit", "change an item", Group::everyday);
    add(program, "rm", "remove items", Group::everyday);
    add(program, "digest", "a page", Group::rhythm, {{"trail digest last-week", "a week"}});
    add(program, "decide", "decision records", Group::together);
    add(program, "decide list", "all decisions", Group::together);
    add(program, "config list", "all settings", Group::setup);
    add(program, "config get", "one setting", Group::setup);
    add(program, "import", "bring data in", Group::setup);
    add(program, "export", "take data out", Group::setup);
    add(program, "db path", "where it is", Group::also);
    add(program, "help", "this", Group::also);
    return program;
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

void check_page(const std::string& page) {
    CHECK(page.ends_with('\n'));
    for (const auto& line : lines_of(page)) {
        INFO(line);
        CHECK(text::width(line) <= page_width);
        CHECK_FALSE(line.ends_with(' '));
        CHECK(line.find('\t') == std::string::npos);
    }
}

// What help is asked about: commands and the groups they are in.
std::vector<std::string> names() {
    auto all = first_words(program());
    for (const auto& command : program().commands()) all.emplace_back(command.about.name);
    return all;
}

}  // namespace

TEST_CASE("the overview shows the commands there are, by group") {
    CHECK(overview(sample()) ==
          R"(Usage: trail [COMMAND] [options]

  $ trail log "Fixed" -p api
  $ trail digest last-week

Every day      log       record work
               list      timeline
               edit      change an item      rm      remove items
Rhythm         digest    a page
Together       decide    decision records
Setup          config    settings
               import    bring data in       export  take data out

Also: db, help.
trail help query | dates | json | exit-codes | environment | mail | cron |
hooks | colors
)");
}

TEST_CASE("short help has two examples before the options") {
    CHECK(short_help(sample(), "log") ==
          R"(Usage: trail log [TEXT...] [-p NAME] [--at D]

  $ trail log "Fixed" -p api  one
  $ trail log                 two

trail log: record work

Options
  TEXT                 what happened
  -p, --project NAME   the project it belongs to
      --at D           when it happened
      --shade S        how dark: dim, bold
  -r, --raw            take the text as it is
      --json[=FIELDS]  print JSON

More: trail log --help
)");
}

TEST_CASE("full help has the description, all examples and the options of every command") {
    const auto page = full_help(sample(), "log");
    CHECK(page.find("\nTakes a line of text.\n\n  kept as it is\n\nThe end.\n") !=
          std::string::npos);
    CHECK(page.find("$ trail log -  ") != std::string::npos);
    CHECK(page.find("\nOptions of every command\n") != std::string::npos);
    CHECK(page.find("  -c, --setting KEY=VALUE  one setting") != std::string::npos);
}

TEST_CASE("a long example is broken so that it can still be pasted") {
    Program program;
    add(program, "x", "y", Group::also,
        {{"trail x \"some words that are long\" --option \"In 0.3\" --option \"In 1.0\" --chosen 1",
          "both"}});
    CHECK(short_help(program, "x")
              .find("  $ trail x \"some words that are long\" --option \"In 0.3\" --option \"In "
                    "1.0\" \\\n"
                    "        --chosen 1\n"
                    "      both\n") != std::string::npos);
}

TEST_CASE("help about a group lists its commands") {
    const auto page = short_help(sample(), "config");
    CHECK(page ==
          "Usage: trail config COMMAND [options]\n\n"
          "trail config: settings\n\n"
          "Commands\n"
          "  trail config list  all settings\n"
          "  trail config get   one setting\n");
    CHECK(full_help(sample(), "decide").find("  trail decide list  all decisions\n") !=
          std::string::npos);
}

TEST_CASE("help of every command fits its page, and the short one a screen") {
    check_page(overview(program()));
    CHECK(lines_of(overview(program())).size() <= short_help_lines);
    for (const auto& name : names()) {
        INFO(name);
        check_page(full_help(program(), name));
        const auto page = short_help(program(), name);
        check_page(page);
        CHECK(lines_of(page).size() <= short_help_lines);
    }
}

TEST_CASE("every command says what it is for, how it is used and shows an example") {
    for (const auto& command : program().commands()) {
        const auto& about = command.about;
        INFO(about.name);
        CHECK_FALSE(about.summary.empty());
        CHECK_FALSE(about.summary.ends_with('.'));
        CHECK_FALSE(about.description.empty());
        CHECK_FALSE(about.examples.empty());
        for (const auto& example : about.examples) {
            INFO(example.command);
            CHECK(example.command.find("trail") != std::string_view::npos);
            CHECK_FALSE(example.meaning.empty());
        }
    }
}

TEST_CASE("every group says what it is for") {
    for (const auto& word : first_words(program())) {
        INFO(word);
        CHECK(short_help(program(), word).find("trail " + word + ": \n") == std::string::npos);
    }
}
