// How the ids an operation added are kept in its row.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "trail/model/id.hpp"

namespace trail::store::history {

inline constexpr std::size_t id_bytes = 8;  // each, the most significant first

std::vector<model::ItemId> unpacked(std::string_view bytes);

}  // namespace trail::store::history
