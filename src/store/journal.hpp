// How the ids an operation added are kept in its row.
#pragma once

#include <string_view>
#include <vector>

#include "trail/model/id.hpp"

namespace trail::store::history {

// Eight bytes each, the most significant first.
std::vector<model::ItemId> unpacked(std::string_view bytes);

}  // namespace trail::store::history
