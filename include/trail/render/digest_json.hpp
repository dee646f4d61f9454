// A digest as one JSON object.
#pragma once

#include <string>

#include "trail/report/digest.hpp"

namespace trail::render {

// Every field is always there, null if it holds nothing; ids have 16 letters, times are RFC 3339,
// lengths of time are seconds. One line, which ends with a newline.
std::string json(const report::Digest& digest);

}  // namespace trail::render
