// Text as it was given into the targets of a declaration, checked.
#include "cli/fill.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "cli/suggestion.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

std::string shown(const Option& option) {
    return option.name.empty() ? fmt::format("-{}", option.letter)
                               : fmt::format("--{}", option.name);
}

std::string listed(const std::vector<std::string_view>& names) {
    std::string text;
    for (const auto name : names) text += fmt::format("{}{}", text.empty() ? "" : ", ", name);
    return text;
}

void check_choice(const Option& option, const std::string& value, std::string_view command) {
    if (option.choices.empty() ||
        std::ranges::find(option.choices, value) != option.choices.end()) {
        return;
    }
    const std::vector<std::string> names(option.choices.begin(), option.choices.end());
    throw Error(Failure::usage,
                fmt::format("{} must be one of {}, not \"{}\"", shown(option),
                            listed(option.choices), text::for_terminal_line(value)),
                did_you_mean(value, names, help_for(command)));
}

std::size_t read_number(const std::string& name, const std::string& value,
                        std::string_view command) {
    std::size_t number = 0;
    const char* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, number);
    const bool is_number = !value.empty() && stopped == end && error != std::errc::invalid_argument;
    if (is_number && error == std::errc{} && number <= largest_number) return number;
    throw Error(Failure::usage,
                fmt::format("{} {}, not \"{}\"", name,
                            is_number ? fmt::format("must be at most {}", largest_number)
                                      : std::string("needs a number"),
                            text::for_terminal_line(value)),
                help_for(command));
}

// One value at most goes into anything but a list.
void put(const Target& target, const std::string& name, const std::vector<std::string>& given,
         std::string_view command) {
    if (auto* const* list = std::get_if<std::vector<std::string>*>(&target)) {
        (*list)->insert((*list)->end(), given.begin(), given.end());
    } else if (auto* const* text = std::get_if<std::optional<std::string>*>(&target)) {
        **text = given.back();
    } else if (auto* const* number = std::get_if<std::optional<std::size_t>*>(&target)) {
        **number = read_number(name, given.back(), command);
    } else {
        *std::get<bool*>(target) = true;
    }
}

bool takes_several(const Words& words) {
    return std::holds_alternative<std::vector<std::string>*>(words.target);
}

std::string_view article(std::string_view name) {
    return name.find_first_of("AEIOaeio") == 0 ? "an" : "a";
}

}  // namespace

std::string help_for(std::string_view command) {
    return command.empty() ? "trail -h" : fmt::format("trail {} -h", command);
}

void fill_option(const Option& option, const std::vector<std::string>& given,
                 std::string_view command) {
    if (given.empty()) return;
    for (const auto& value : given) check_choice(option, value, command);
    put(option.target, shown(option), given, command);
}

void fill_words(const std::vector<Words>& declared, const std::vector<std::string>& words,
                std::string_view command) {
    auto next = words.begin();
    for (const auto& wanted : declared) {
        if (next == words.end()) {
            if (!wanted.required) continue;
            throw Error(Failure::usage,
                        fmt::format("{} needs {} {}", command, article(wanted.name), wanted.name),
                        help_for(command));
        }
        const auto end = takes_several(wanted) ? words.end() : next + 1;
        put(wanted.target, std::string(wanted.name), {next, end}, command);
        next = end;
    }
    if (next == words.end()) return;
    throw Error(Failure::usage,
                fmt::format("unexpected argument \"{}\"", text::for_terminal_line(*next)),
                help_for(command));
}

}  // namespace trail::cli
