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

// Called before a row changes or goes: keeps it as it is, unless this operation has done so. What
// is not there is not kept.
void keep_entry(Change& change, model::ItemId id, std::string_view only_if = "");
void keep_decision(Change& change, model::ItemId id);

}  // namespace trail::store::history
