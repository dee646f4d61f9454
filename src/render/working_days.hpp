// Holidays and absences in JSON, the same for programs and for export.
#pragma once

#include <vector>

#include "trail/model/person.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

// [{"day":"2026-12-25","name":"Christmas Day"}]
void write_holidays(text::JsonWriter& json, const std::vector<model::Holiday>& holidays);

// [{"from":"2026-12-24","to":"2027-01-03","why":"holidays"}]; both days included.
void write_absences(text::JsonWriter& json, const std::vector<model::Absence>& absences);

}  // namespace trail::render
