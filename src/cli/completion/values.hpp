// The values of one kind, wherever they come from.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "cli/completion/answer.hpp"
#include "cli/completion/record_values.hpp"
#include "cli/completion/value_kind.hpp"
#include "cli/user_aliases.hpp"

namespace trail::cli::completion {

struct JsonField {
    std::string name;
    std::string meaning;
};

// Where values come from, beside the tables of this room.
struct Sources {
    RecordValues record;
    std::function<std::vector<JsonField>()> fields;  // of the command
    AliasReader aliases;                             // of the user
};

// Adds values of `kind`; what stands in the word before the value is to be kept already. `words`
// are those before it.
void add_values(Answer& answer, ValueKind kind, Sources& sources,
                std::span<const std::string> words = {});

}  // namespace trail::cli::completion
