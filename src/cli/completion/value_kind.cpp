// What placeholders stand for: one table.
#include "cli/completion/value_kind.hpp"

#include <algorithm>
#include <array>

namespace trail::cli::completion {
namespace {

using enum ValueKind;

// `option` and `command` narrow a row down: the long name, the first word; empty for all. The first
// row that fits counts.
struct Row {
    std::string_view placeholder;
    ValueKind kind = any;
    std::string_view option = {};
    std::string_view command = {};
};

constexpr std::array table{
    Row{"NAME", project, "project"},
    Row{"NAME", tag, "tag"},
    Row{"[-]NAME", changed_tag, "tag"},
    Row{"NAME", written_kind, "kind", "log"},
    Row{"NAME", written_kind, "kind", "edit"},
    Row{"NAME", kind, "kind"},
    Row{"NAME", person, "", "people"},
    Row{"NAME,...", people},
    Row{"P,...", people},
    Row{"NAME PERIOD", absence},
    Row{"PERSON", author, "author"},
    Row{"PERSON", person},
    Row{"[-]PERSON", person},
    Row{"D", moment, "at"},
    Row{"D", deadline, "review"},
    Row{"D", deadline, "due"},
    Row{"D", deadline, "eta"},
    Row{"PERSON TEXT", receivers},
    Row{"ID TEXT", open_ask},
    Row{"REF", item, "about"},
    Row{"PERSON", person, "hand-over"},
    Row{"D", date},
    Row{"P", period},
    Row{"PERIOD", period},
    Row{"STATE", state},
    Row{"THING", thing},
    Row{"ID", open_item, "closes"},
    Row{"ID", open_item, "drop"},
    Row{"ID", decision, "", "decide"},
    Row{"ID", item},
    Row{"D12", decision},
    Row{"D13", decision},
    Row{"D15", decision},
    Row{"OP", operation},
    Row{"QUERY", query},
    Row{"TEXT", entry_text, "", "log"},
    Row{"FILE", file},
    Row{"FILE|DIR|-", file},
    Row{"DIR", directory},
    Row{"KEY", setting_key, "", "config"},
    Row{"VALUE", setting_value, "", "config"},
    Row{"KEY=VALUE", setting},
    Row{"FIELDS", fields},
    Row{"COMMAND or TOPIC", help_subject},
    Row{"SHELL", shell},
    Row{"N", any},
    Row{"N|TEXT", any},
    Row{"REF", any},
    Row{"TEXT", any},
    Row{"GROUP", any},
    Row{"TITLE", any},
    Row{"ADDR", any},
    Row{"ZONE", any},
    Row{"LENGTH", any},
    Row{"WHY", any},
    Row{"VERSION", any},
    Row{"EVENT", any},
    Row{"LIST", any},
    Row{"FOR", any},
    Row{"SQL", any},
};

std::optional<ValueKind> find(std::string_view placeholder, std::string_view option,
                              std::string_view command) {
    const auto fits = [](std::string_view wanted, std::string_view found) {
        return wanted.empty() || wanted == found;
    };
    const auto word = command.substr(0, command.find(' '));
    const auto row = std::ranges::find_if(table, [&](const Row& candidate) {
        return candidate.placeholder == placeholder && fits(candidate.option, option) &&
               fits(candidate.command, word);
    });
    if (row == table.end()) return std::nullopt;
    return row->kind;
}

// "bash|zsh|fish" is itself what may be written.
bool lists_choices(std::string_view placeholder) {
    const auto is_part = [](char c) { return (c >= 'a' && c <= 'z') || c == '-' || c == '|'; };
    return placeholder.find('|') != std::string_view::npos &&
           std::ranges::all_of(placeholder, is_part);
}

}  // namespace

std::optional<ValueKind> kind_of(const Option& option, std::string_view command) {
    if (!option.choices.empty() || lists_choices(option.value)) return choice;
    return find(option.value, option.name, command);
}

std::optional<ValueKind> kind_of(const Words& words, std::string_view command) {
    if (lists_choices(words.name)) return choice;
    return find(words.name, "", command);
}

}  // namespace trail::cli::completion
