// What is said of a word that is no verb of its group.
#include "cli/verbs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/fill.hpp"
#include "cli/suggestion.hpp"
#include "trail/model/decision.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/pieces.hpp"
#include "trail/text/spelling.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

std::vector<std::string> verb_names(const Program& program, std::string_view group) {
    const auto beginning = fmt::format("{} ", group);
    std::vector<std::string> names;
    for (const auto name : program.names()) {
        if (name.starts_with(beginning)) names.emplace_back(name.substr(beginning.size()));
    }
    return names;
}

// What somebody may look for among the verbs of a group, and is a command of all items.
struct Elsewhere {
    std::string_view group;
    std::string_view verb;
    std::string_view command;
};
constexpr std::array elsewhere{
    Elsewhere{"decide", "export", "trail export -f madr -o FOLDER"},
    Elsewhere{"decide", "import", "trail import FOLDER"},
};

const Elsewhere* command_elsewhere(std::string_view group, std::string_view word) {
    const auto* found = std::ranges::find_if(
        elsewhere, [&](const Elsewhere& each) { return each.group == group && each.verb == word; });
    return found == elsewhere.end() ? nullptr : found;
}

// A title has more to say than one word behind the first.
bool is_short(const std::vector<std::string>& arguments, std::size_t second,
              AnyOption& any_option) {
    const auto next = next_word(arguments, second + 1, any_option);
    return !next || !next_word(arguments, *next + 1, any_option);
}

bool names_decisions(std::string_view word) {
    if (word == "@") return true;
    for (const auto piece : text::pieces(word, ',')) {
        if (!model::parse_decision_number(piece)) return false;
    }
    return true;
}

// Whether an option tells something of what is to be done.
bool has_telling_option(const std::vector<std::string>& arguments, AnyOption& any_option) {
    const Lookup lookup = [&](std::string_view name) { return any_option(name); };
    for (std::size_t place = 0; place < arguments.size(); ++place) {
        if (!is_option(arguments[place], Dash::option, lookup)) continue;
        const auto said = spelling(arguments[place], lookup);
        const bool is_long = said.names.starts_with("--");
        const auto names = said.names.substr(is_long ? 2 : 1);
        const auto tells = [&](std::string_view name) {
            return !any_option.is_about_the_answer(name);
        };
        const bool is_telling =
            is_long ? tells(names) : std::ranges::any_of(names, [&](const char& c) {
                return tells({&c, 1});
            });
        if (is_telling) return true;
        if (said.needs_next) ++place;
    }
    return false;
}

// The command that takes every word for a title, whatever it looks like.
std::string as_title(const std::string& group, const std::vector<std::string>& arguments,
                     AnyOption& any_option) {
    std::string options = "trail " + group;
    std::string title = " --";
    auto word = next_word(arguments, 0, any_option);
    for (std::size_t place = 0; place < arguments.size(); ++place) {
        const bool is_word = place == word;
        (is_word ? title : options) += " " + quoted_word(arguments[place]);
        if (is_word) word = next_word(arguments, place + 1, any_option);
    }
    return options + title;
}

}  // namespace

Error unknown_verb(const Program& program, const std::string& group, const std::string& verb) {
    const auto near = meant(verb, verb_names(program, group));
    return {Failure::usage,
            fmt::format("unknown command \"{} {}\"", group, text::for_terminal_line(verb)),
            near ? fmt::format("did you mean \"{} {}\"?", group, *near) : help_for(group)};
}

bool is_misspelt_verb(const Program& program, const std::string& group,
                      const std::vector<std::string>& arguments, std::size_t second,
                      AnyOption& any_option) {
    if (std::ranges::find(arguments, end_of_options) != arguments.end()) return false;
    if (command_elsewhere(group, arguments[second])) return is_short(arguments, second, any_option);
    const auto names = verb_names(program, group);
    const auto word = text::folded(arguments[second]);
    if (std::ranges::find(names, word) == names.end() && !text::nearest(word, names)) return false;
    const auto next = next_word(arguments, second + 1, any_option);
    return next ? names_decisions(arguments[*next]) : !has_telling_option(arguments, any_option);
}

Error misspelt_verb(const Program& program, const std::string& group,
                    const std::vector<std::string>& arguments, std::size_t second,
                    AnyOption& any_option) {
    if (const auto* command = command_elsewhere(group, arguments[second])) {
        return {Failure::usage,
                fmt::format("{} has no verb \"{}\"; there is {}", group, arguments[second],
                            command->command),
                "to record it as a title: " + as_title(group, arguments, any_option)};
    }
    const auto error = unknown_verb(program, group, arguments[second]);
    return {error.kind(), fmt::format("{}; {}", error.what(), error.hint()),
            "to record it as a title: " + as_title(group, arguments, any_option)};
}

}  // namespace trail::cli
