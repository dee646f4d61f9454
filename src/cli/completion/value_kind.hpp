// What a placeholder such as NAME or D stands for, so that its values can be completed.
#pragma once

#include <optional>
#include <string_view>

#include "cli/declaration.hpp"

namespace trail::cli::completion {

enum class ValueKind {
    any,     // free text; nobody can know it
    choice,  // listed in the declaration, or in the placeholder itself: "bash|zsh|fish"
    project,
    tag,
    changed_tag,  // also "-tag", which takes it off
    person,
    author,   // a person, me, all
    people,   // separated by commas
    absence,  // a person, then a period
    kind,
    written_kind,  // those that people log
    item,          // an id, D12, @
    open_item,
    open_ask,   // first; then text
    receivers,  // people, then text
    decision,
    operation,
    moment,  // in the past
    date,    // a moment or a period, for a filter
    period,
    deadline,
    state,
    thing,
    query,
    entry_text,  // with tokens: +tag, @person, project:NAME
    file,
    directory,
    setting_key,
    setting_value,  // of the key before it
    setting,        // KEY=VALUE
    fields,         // of JSON, separated by commas
    help_subject,
    shell,
};

// Nothing for a placeholder that no row of the table knows. `command` is its whole name.
std::optional<ValueKind> kind_of(const Option& option, std::string_view command);
std::optional<ValueKind> kind_of(const Words& words, std::string_view command);

}  // namespace trail::cli::completion
