// Help, written from what the commands declare.
#include "cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "cli/choice.hpp"
#include "cli/global_options.hpp"
#include "cli/layout.hpp"
#include "cli/topics.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t widest_option = 26;
constexpr std::size_t short_help_examples = 2;

struct Heading {
    Group group;
    std::string_view title;
};
constexpr std::array headings{Heading{Group::everyday, "Every day"},
                              Heading{Group::rhythm, "Rhythm"},
                              Heading{Group::together, "Together"}, Heading{Group::setup, "Setup"}};

// Groups that are no commands themselves.
struct GroupSummary {
    std::string_view word;
    std::string_view summary;
};
constexpr std::array group_summaries{GroupSummary{"people", "names, hours, time zones, absence"},
                                     GroupSummary{"agreement", "what the team has agreed on"},
                                     GroupSummary{"hook", "log git commits"},
                                     GroupSummary{"config", "settings"},
                                     GroupSummary{"db", "the file of the record"}};

// Commands that share a line with the one before them.
constexpr std::array<std::string_view, 4> second_in_line{"rm", "reply", "config", "export"};

// First words of all commands and the group each stands in.
using GroupedWords = std::vector<std::pair<std::string_view, Group>>;

GroupedWords grouped_words(const Program& program) {
    GroupedWords words;
    for (const auto& command : program.commands()) {
        const auto word = command.about.name.substr(0, command.about.name.find(' '));
        if (std::ranges::find(words, word, &GroupedWords::value_type::first) != words.end())
            continue;
        words.emplace_back(word, command.about.group);
    }
    return words;
}

std::string overview_group(const Program& program, const GroupedWords& words,
                           const Heading& heading) {
    constexpr std::size_t title_width = 15;
    constexpr std::size_t name_width = 10;
    constexpr std::size_t summary_width = 20;
    constexpr std::size_t second_name_width = 8;
    std::string text;
    std::string line;
    for (const auto& [word, group] : words) {
        if (group != heading.group) continue;
        const auto summary = summary_of(program, word);
        const bool is_second = std::ranges::find(second_in_line, word) != second_in_line.end();
        if (is_second && !line.empty()) {
            line = text::padded(line, title_width + name_width + summary_width) +
                   text::padded(word, second_name_width) + std::string(summary);
            continue;
        }
        if (!line.empty()) text += line + "\n";
        line = text::padded(text.empty() && line.empty() ? heading.title : "", title_width) +
               text::padded(word, name_width) + std::string(summary);
    }
    return line.empty() ? text : text + line + "\n";
}

std::string overview_end(const GroupedWords& words) {
    std::string also;
    for (const auto& [word, group] : words) {
        if (group == Group::also) also += fmt::format("{}{}", also.empty() ? "" : ", ", word);
    }
    std::string text = also.empty() ? "" : fmt::format("Also: {}.\n", also);
    std::string line = "trail help";
    for (const auto& topic : topics()) {
        const auto word = fmt::format("{}{}", topic.name, &topic == &topics().back() ? "" : " |");
        if (line.size() + 1 + word.size() > page_width) {
            text += std::exchange(line, word) + "\n";
        } else {
            line += " " + word;
        }
    }
    return text + line + "\n";
}

std::string first_examples(const Program& program) {
    std::string text;
    for (const std::string_view name : {"log", "digest"}) {
        const auto command = program.find(name);
        if (!command || command->about.examples.empty()) continue;
        text += fmt::format("  $ {}\n", command->about.examples.front().command);
    }
    return text.empty() ? text : text + "\n";
}

// A command too long for the page goes on in the next line, before an option, as a shell reads it.
std::string broken(std::string command) {
    constexpr std::size_t room = page_width - 10;  // the indent and the backslash
    std::string lines;
    while (command.size() > room) {
        const auto space = command.rfind(" -", room);
        if (space == std::string::npos || space == 0) break;
        lines += fmt::format("{} \\\n        ", command.substr(0, space));
        command.erase(0, space + 1);
    }
    return lines + command;
}

// Side by side when all of them fit, else each meaning below its command.
std::string example_lines(const About& about, std::size_t most) {
    std::vector<Row> rows;
    std::string below;
    bool fits = true;
    std::size_t widest = 0;
    for (const auto& example : about.examples) {
        if (rows.size() == most) break;
        rows.push_back({fmt::format("$ {}", example.command), std::string(example.meaning)});
        below += fmt::format("  $ {}\n      {}\n", broken(std::string(example.command)),
                             example.meaning);
        widest = std::max(widest, text::width(rows.back().left));
    }
    constexpr std::size_t spaces = 4;
    for (const auto& row : rows) {
        fits = fits && widest + spaces + text::width(row.right) <= page_width;
    }
    return fits ? two_columns(rows, page_width) : below;
}

std::string spelled(const Option& option) {
    std::string text = option.letter.empty() ? "    " : fmt::format("-{}", option.letter);
    if (!option.name.empty()) {
        text += fmt::format("{}--{}", option.letter.empty() ? "" : ", ", option.name);
    }
    if (option.value_optional) return text + fmt::format("[={}]", option.value);
    return option.value.empty() ? text : text + fmt::format(" {}", option.value);
}

std::string explained(const Option& option) {
    std::string text(option.help);
    for (const auto choice : option.choices) {
        text += fmt::format("{}{}", choice == option.choices.front() ? ": " : ", ", choice);
    }
    return text;
}

std::vector<Row> option_rows(const Declaration& declaration) {
    std::vector<Row> rows;
    for (const auto& words : declaration.words) {
        rows.push_back({std::string(words.name), std::string(words.help)});
    }
    for (const auto& option : declaration.options) {
        rows.push_back({spelled(option), explained(option)});
    }
    return rows;
}

std::string section(std::string_view title, const std::string& text) {
    return text.empty() ? "" : fmt::format("\n{}\n{}", title, text);
}

std::string options_section(const Program::Command& command) {
    Declaration declaration;
    command.prepare(declaration);
    return section("Options", two_columns(option_rows(declaration), widest_option));
}

std::string summary_line(std::string_view name, std::string_view summary) {
    return fmt::format("trail {}: {}\n", name, summary);
}

std::string global_section() {
    GlobalOptions options;
    Questions questions;
    Declaration declaration;
    declare_global_options(declaration, options, questions);
    return section("Options of every command",
                   two_columns(option_rows(declaration), widest_option));
}

std::string verb_section(const Program& program, std::string_view group) {
    std::vector<Row> rows;
    for (const auto& command : program.commands()) {
        const auto name = command.about.name;
        if (name == group || !begins_with_word(name, group)) continue;
        rows.push_back({fmt::format("trail {}", name), std::string(command.about.summary)});
    }
    return rows.empty() ? "" : section("Commands", two_columns(rows, widest_option));
}

std::string group_help(const Program& program, std::string_view name) {
    return usage(name, "COMMAND [options]") + "\n" + summary_line(name, summary_of(program, name)) +
           verb_section(program, name);
}

}  // namespace

std::string_view summary_of(const Program& program, std::string_view word) {
    if (const auto command = program.find(word)) return command->about.summary;
    const auto found = std::ranges::find(group_summaries, word, &GroupSummary::word);
    return found == group_summaries.end() ? "" : found->summary;
}

std::string overview(const Program& program) {
    std::string text = "Usage: trail [COMMAND] [options]\n\n" + first_examples(program);
    const auto words = grouped_words(program);
    for (const auto& heading : headings) text += overview_group(program, words, heading);
    return text + "\n" + overview_end(words);
}

std::string short_help(const Program& program, std::string_view name) {
    if (name.empty()) return overview(program);
    const auto command = program.find(name);
    if (!command) return group_help(program, name);
    const auto& about = command->about;
    const auto examples = example_lines(about, short_help_examples);
    return fmt::format("{}\n{}{}{}{}\nMore: trail {} --help\n", usage(name, about.synopsis),
                       examples, examples.empty() ? "" : "\n", summary_line(name, about.summary),
                       options_section(*command), name);
}

std::string full_help(const Program& program, std::string_view name) {
    if (name.empty()) return overview(program) + global_section();
    const auto command = program.find(name);
    if (!command) return group_help(program, name) + global_section();
    const auto& about = command->about;
    const auto examples = example_lines(about, about.examples.size());
    std::string text =
        fmt::format("{}\n{}", usage(name, about.synopsis), summary_line(name, about.summary));
    if (!about.description.empty()) text += fmt::format("\n{}", paragraphs(about.description));
    text += section("Examples", examples);
    text += options_section(*command);
    text += verb_section(program, name);
    text += global_section();
    return text + "\nExit codes: trail help exit-codes\n";
}

}  // namespace trail::cli
