// A decision written into a Markdown file, where whatever did not change keeps its bytes.
#pragma once

#include <string>
#include <string_view>

#include "trail/importers/decision_file.hpp"
#include "trail/importers/decision_parts.hpp"

namespace trail::importers {

// The text of a file that `read_decision_file` can read, with one part as `wanted` has it. Nothing
// else changes by a byte; a part that the file has no place for gets one where its format has it.
std::string with_part(std::string_view text, const DecisionFile& wanted, Part part);

// A new file: MADR 4, or as adr-tools makes it.
std::string new_decision_file(const DecisionFile& wanted, int number);

}  // namespace trail::importers
