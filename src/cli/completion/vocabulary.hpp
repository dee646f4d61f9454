// Values that are the same in every record: kinds, states, dates, settings.
#pragma once

#include <span>
#include <string_view>

#include "cli/completion/answer.hpp"
#include "cli/completion/value_kind.hpp"

namespace trail::cli::completion {

struct Named {
    std::string_view text;
    std::string_view meaning;
};

// Spellings that the date grammar reads: moments that have passed, periods, moments ahead.
std::span<const Named> moments();
std::span<const Named> periods();
std::span<const Named> deadlines();

// What the tokens of a query and of an entry's text begin with: "project:".
std::span<const Named> query_fields();
std::span<const Named> text_tokens();

void add_all(Answer& answer, std::span<const Named> values);
void add_names(Answer& answer, std::span<const std::string_view> names);

// Adds the values of a kind that is the same in every record; false for any other kind.
bool add_fixed(Answer& answer, ValueKind kind);

// Names of settings, each followed by `end`; the values one of them may have.
void add_settings(Answer& answer, std::string_view end);
void add_setting_values(Answer& answer, std::string_view key);

}  // namespace trail::cli::completion
