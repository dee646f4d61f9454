// What a line of JSON says of a file that tells a decision.
#pragma once

#include "trail/model/decision.hpp"
#include "trail/text/json.hpp"

namespace trail::importers {

// Throws Error{data} that names the field.
model::FileState read_kept_file(const text::JsonValue& object);

}  // namespace trail::importers
