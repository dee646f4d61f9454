// A decision with what was said to it, as named fields.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "trail/render/decision_page.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

// The fields of decisions, then those that come from replies and from elsewhere in the record.
std::vector<FieldHelp> deliberation_fields();

// Writes one object with every field, or with those named. A page without a version has no evidence
// either: both are read where one decision is shown.
void write_deliberation(text::JsonWriter& json, const DecisionPage& page, time::Instant now,
                        std::span<const std::string> fields = {});

}  // namespace trail::render
