// Statistics as one JSON object.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/report/stats.hpp"

namespace trail::render {

// Every field is always there, null if it holds nothing. One line, which ends with a newline. With
// `wanted` (which must exist) only those fields are written.
std::string json(const report::Stats& stats, std::span<const std::string> wanted = {});
std::vector<FieldHelp> stats_fields();

}  // namespace trail::render
