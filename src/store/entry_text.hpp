// The text of an entry made safe to store: valid, within limits, its names in one spelling.
#pragma once

#include "trail/model/entry.hpp"

namespace trail::store {

// Repairs line and body, keeping the bytes as they came in `raw`, and brings names to one form.
// Throws Error{data} for a text over the limits or without a line, Error{usage} for names that are
// none or too many.
void clean(model::Entry& entry);

bool has_link(const model::Entry& entry);

}  // namespace trail::store
