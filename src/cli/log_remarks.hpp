// What the editor shows below the text of a new entry: how to write it, and what helps to remember.
#pragma once

#include <optional>
#include <string>

#include "cli/context.hpp"

namespace trail::cli {

// Comment lines and, below the scissors, today's commits and the last entry.
std::string log_remarks(Context& context, const std::optional<std::string>& project);

}  // namespace trail::cli
