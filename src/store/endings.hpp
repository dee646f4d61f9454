// Which entry ended another, as the one that did keeps it.
#pragma once

#include <optional>

#include "trail/model/id.hpp"
#include "trail/store/record.hpp"

namespace trail::store::endings {

// What ended an entry, if an entry did.
std::optional<model::ItemId> closer_of(const Record& record, model::ItemId id);

// Few entries close another, so each keeps whether it does, and a page asks for no more. Follows
// from the others, so it is nothing to undo.
void settle(Change& change, model::ItemId closer);

}  // namespace trail::store::endings
