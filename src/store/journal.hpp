// What undo and history live on: states before a change, and the ids an operation added.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "trail/model/id.hpp"
#include "trail/store/record.hpp"

namespace trail::store::history {

inline constexpr std::size_t id_bytes = 8;  // each, the most significant first

// How the ids an operation added are kept in its row.
std::vector<model::ItemId> unpacked(std::string_view bytes);

// Called before rows change or go: keeps them as they are in the twin of their table, those that
// this operation has not kept yet. `which` names them by the stored id as $2.
void keep(Change& change, std::string_view table, std::string_view columns, std::string_view which,
          model::ItemId id);

// The row of an entry, if it is there and, with `and_if`, as that says.
void keep_entry(Change& change, model::ItemId id, std::string_view and_if = "");

// The row of the decision that an entry is, if it is one.
void keep_decision(Change& change, model::ItemId id);

}  // namespace trail::store::history
