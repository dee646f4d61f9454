// A line of a digest as one JSON object, the same in every page that has lines.
#pragma once

#include "trail/report/digest.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

void write_line(text::JsonWriter& json, const report::Line& line);

}  // namespace trail::render
