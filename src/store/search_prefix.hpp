// Words that begin as asked, found in an index that keeps stems.
#pragma once

#include <string>
#include <string_view>

#include "trail/store/engine/engine.hpp"

namespace trail::store {

// A full-text expression that every entry with a word beginning so matches, and few others: those
// have a word of the same stem. `trail_begins` tells them apart.
std::string candidates_for_prefix(engine::Connection& connection, std::string_view prefix);

}  // namespace trail::store
