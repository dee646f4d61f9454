// The working agreement in the record: one entry, so it has history, undo and search as others do.
#pragma once

#include <optional>
#include <string>

#include "trail/model/agreement.hpp"
#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store::agreement {

// Its body is the text; nothing while nothing is agreed.
std::optional<model::Entry> find(const Record& record);

// Writes the text in place of the one in `seen`, what its writer had looked at; `written` says when
// and where, for the first. Throws Error{busy} when somebody else was there first.
model::Entry write(Change& change, const std::optional<model::Entry>& seen, const std::string& text,
                   model::Entry written);

}  // namespace trail::store::agreement
