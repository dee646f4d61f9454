// Which command the arguments name.
#include "cli/choice.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "cli/any_option.hpp"
#include "cli/fill.hpp"
#include "cli/suggestion.hpp"
#include "cli/verbs.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"

namespace trail::cli {
namespace {

void expand_alias(std::vector<std::string>& arguments, std::size_t place) {
    const auto alias = std::ranges::find(aliases, arguments[place], &Alias::word);
    if (alias == aliases.end()) return;
    auto rest = alias->expansion;
    const auto next_of = [&rest] {
        const auto word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(word.size() + 1, rest.size()));
        return std::string(word);
    };
    arguments[place] = next_of();
    while (!rest.empty()) {
        arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(++place), next_of());
    }
}

std::string take(std::vector<std::string>& arguments, std::size_t place) {
    std::string word = std::move(arguments[place]);
    arguments.erase(arguments.begin() + static_cast<std::ptrdiff_t>(place));
    return word;
}

// In double quotes where a shell leaves the text alone there, else in single ones.
std::string shell_quoted(const std::string& text) {
    if (text.find_first_of("\"$`\\!") == std::string::npos) return fmt::format("\"{}\"", text);
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'') {
            quoted += "'\\''";
        } else {
            quoted += c;
        }
    }
    return quoted + "'";
}

// People who forget the command have written what they did.
std::string sentence(const std::vector<std::string>& words) {
    std::string text;
    for (const auto& word : words) {
        if (!text.empty()) text += ' ';
        text += word;
    }
    return text;
}

Error unknown_command(const Program& program, const std::vector<std::string>& arguments,
                      std::size_t place, const UserAliases& own) {
    auto names = first_words(program);
    for (const auto& alias : aliases) names.emplace_back(alias.word);
    for (const auto& alias : own) names.push_back(alias.name);
    const auto& word = arguments[place];
    std::vector<std::string> words;
    AnyOption any_option(program);
    for (std::optional<std::size_t> next = place; next;
         next = next_word(arguments, *next + 1, any_option)) {
        words.push_back(arguments[*next]);
    }
    const auto text = sentence(words);
    const bool is_sentence = text.find(' ') != std::string::npos && !text::nearest(word, names);
    return {Failure::usage, fmt::format("unknown command \"{}\"", text::for_terminal_line(word)),
            is_sentence ? "to log it: trail log " + shell_quoted(text)
                        : did_you_mean(word, names, "trail help")};
}

Choice choose_verb(const Program& program, const std::string& group,
                   std::vector<std::string> arguments, std::optional<std::size_t> second,
                   AnyOption& any_option) {
    if (second) {
        const auto name = group + " " + arguments[*second];
        if (auto command = program.find(name)) {
            take(arguments, *second);
            return {std::move(command), name, std::move(arguments)};
        }
    }
    if (auto command = program.find(group)) {
        if (second && is_misspelt_verb(program, group, arguments, *second, any_option))
            throw misspelt_verb(program, group, arguments, *second, any_option);
        return {std::move(command), group, std::move(arguments)};
    }
    if (second) throw unknown_verb(program, group, arguments[*second]);
    auto list = program.find(group + " list");
    if (!list) list = program.find(group + " show");
    return {std::move(list), group, std::move(arguments)};
}

// Puts what aliases of the user stand for in their place, until a word is a command.
class Unaliasing {
public:
    Unaliasing(const Program& program, UserAliases aliases, AnyOption& any_option)
        : program_(program), aliases_(std::move(aliases)), any_option_(any_option) {}

    // Moves `place` to the command. False when a shell is to run what stands behind it.
    bool expand(std::vector<std::string>& arguments, std::size_t& place) {
        while (!names_command(program_, arguments[place])) {
            step_to(arguments, place);
            if (is_for_shell(*passed_.back())) return false;
            const auto words = words_of(*passed_.back());
            const auto end = place + words.size();
            take(arguments, place);
            arguments.insert(arguments.begin() + static_cast<std::ptrdiff_t>(place), words.begin(),
                             words.end());
            const auto next = next_word(arguments, place, any_option_);
            if (!next || *next >= end) throw wrong_alias(*passed_.back(), "names no command");
            place = *next;
        }
        return true;
    }

    const UserAlias& first() const { return *passed_.front(); }
    const UserAlias& last() const { return *passed_.back(); }

private:
    void step_to(const std::vector<std::string>& arguments, std::size_t place) {
        const auto& word = arguments[place];
        const auto* alias = find(aliases_, word);
        if (alias == nullptr && passed_.empty()) {
            throw unknown_command(program_, arguments, place, aliases_);
        }
        if (alias == nullptr) {
            throw wrong_alias(last(), fmt::format("begins with \"{}\", which is no command", word));
        }
        if (std::ranges::find(passed_, alias) != passed_.end()) throw loop(*alias);
        passed_.push_back(alias);
    }

    Error loop(const UserAlias& again) const {
        std::string way;
        for (const auto* alias : passed_) way += alias->name + ", ";
        return wrong_alias(first(), fmt::format("leads back to itself: {}{}", way, again.name));
    }

    const Program& program_;
    UserAliases aliases_;
    AnyOption& any_option_;
    std::vector<const UserAlias*> passed_;
};

Choice shell_choice(const UserAlias& alias, std::vector<std::string> arguments, std::size_t place) {
    const bool asks = arguments.front() == "-h" || arguments.front() == "--help";
    if (place > 0 && !asks) {
        throw Error(Failure::usage,
                    fmt::format("{} runs in a shell and takes no option before it", alias.name),
                    fmt::format("trail {} -h", alias.name));
    }
    take(arguments, place);
    return {.name = alias.name, .arguments = std::move(arguments), .shell = alias};
}

Choice choose_at(const Program& program, std::vector<std::string> arguments, std::size_t place,
                 AnyOption& any_option) {
    expand_alias(arguments, place);
    const auto word = take(arguments, place);
    if (is_group(program, word)) {
        const auto second = next_word(arguments, place, any_option);
        return choose_verb(program, word, std::move(arguments), second, any_option);
    }
    return {program.find(word), word, std::move(arguments)};
}

}  // namespace

Choice choose(const Program& program, std::span<const std::string> given,
              const AliasReader& read_aliases) {
    std::vector<std::string> arguments(given.begin(), given.end());
    AnyOption any_option(program);
    const auto first = next_word(arguments, 0, any_option);
    if (!first) return {program.find("list"), "", std::move(arguments)};
    auto place = *first;
    if (names_command(program, arguments[place])) {
        return choose_at(program, std::move(arguments), place, any_option);
    }
    Unaliasing unaliasing(program, read_aliases ? read_aliases() : UserAliases(), any_option);
    const bool is_ours = unaliasing.expand(arguments, place);
    auto line = arguments;
    auto choice = is_ours ? choose_at(program, std::move(arguments), place, any_option)
                          : shell_choice(unaliasing.last(), std::move(arguments), place);
    choice.alias = unaliasing.first();
    choice.line = std::move(line);
    return choice;
}

bool begins_with_word(std::string_view name, std::string_view word) {
    return name.starts_with(word) && (name.size() == word.size() || name[word.size()] == ' ');
}

bool names_command(const Program& program, std::string_view word) {
    return std::ranges::any_of(program.names(),
                               [&](auto name) { return begins_with_word(name, word); }) ||
           std::ranges::find(aliases, word, &Alias::word) != aliases.end();
}

bool is_group(const Program& program, std::string_view word) {
    return std::ranges::any_of(program.names(), [&](auto name) {
        return begins_with_word(name, word) && name.size() > word.size();
    });
}

std::vector<std::string> first_words(const Program& program) {
    std::vector<std::string> words;
    for (const auto name : program.names()) {
        std::string word(name.substr(0, name.find(' ')));
        if (std::ranges::find(words, word) == words.end()) words.push_back(std::move(word));
    }
    return words;
}

}  // namespace trail::cli
