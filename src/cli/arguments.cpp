// Which arguments are options, which are values of options, and which are words.
#include "cli/arguments.hpp"

#include <algorithm>

namespace trail::cli {
namespace {

std::string_view without_synonym(std::string_view name) {
    if (name == "since") return "after";
    if (name == "until") return "before";
    return name;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// "-n", or "-n5" when the letter takes a value: "-v2" is version two, not said.
bool is_single_letter(std::string_view argument, const Lookup& lookup) {
    if (!is_ascii_letter(argument[1])) return false;
    if (argument.size() == 2) return true;
    if (!std::ranges::all_of(argument.substr(2), is_digit)) return false;
    const auto* option = lookup(argument.substr(1, 1));
    return option != nullptr && takes_value(*option);
}

Spelling long_spelling(std::string_view argument, const Lookup& lookup) {
    Spelling parts;
    const auto equals = argument.find('=');
    parts.names = argument.substr(0, equals);
    parts.option = lookup(parts.names.substr(2));
    if (equals != std::string_view::npos) {
        parts.has_value = true;
        parts.value = argument.substr(equals + 1);
    } else {
        parts.needs_next =
            parts.option != nullptr && takes_value(*parts.option) && !parts.option->value_optional;
    }
    return parts;
}

Spelling short_spelling(std::string_view argument, const Lookup& lookup) {
    for (std::size_t place = 1; place < argument.size(); ++place) {
        const auto* option = lookup(argument.substr(place, 1));
        if (option == nullptr) break;
        if (!takes_value(*option)) continue;
        Spelling parts{.names = argument.substr(0, place + 1), .option = option};
        parts.value = argument.substr(place + 1);
        parts.has_value = !parts.value.empty();
        parts.needs_next = !parts.has_value && !option->value_optional;
        return parts;
    }
    return {.names = argument};
}

}  // namespace

const Option* find_option(const Declaration& declaration, std::string_view name) {
    if (name.empty()) return nullptr;
    const auto wanted = without_synonym(name);
    const auto found = std::ranges::find_if(declaration.options, [&](const Option& option) {
        return name.size() == 1 ? option.letter == name : option.name == wanted;
    });
    return found == declaration.options.end() ? nullptr : &*found;
}

bool takes_value(const Option& option) {
    return !option.value.empty();
}

bool is_option(std::string_view argument, Dash dash, const Lookup& lookup) {
    if (argument.size() < 2 || argument[0] != '-') return false;
    if (dash == Dash::option || argument[1] == '-') return true;
    return is_single_letter(argument, lookup);
}

Spelling spelling(std::string_view argument, const Lookup& lookup) {
    return argument.starts_with("--") ? long_spelling(argument, lookup)
                                      : short_spelling(argument, lookup);
}

}  // namespace trail::cli
