// A digest as one JSON object.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "trail/render/entry_fields.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {

// Every field is always there, null if it holds nothing; ids have 16 letters, times are RFC 3339,
// lengths of time are seconds. One line, which ends with a newline. With `wanted` (which must
// exist) only those fields are written.
std::string json(const report::Digest& digest, std::span<const std::string> wanted = {});
std::vector<FieldHelp> digest_fields();

}  // namespace trail::render
