// What a line of JSON says of a person's hours, holidays and absences.
#pragma once

#include "trail/model/person.hpp"
#include "trail/text/json.hpp"

namespace trail::importers {

// Throws Error{data} that names the field.
void read_working_time(const text::JsonValue& object, model::Person& person);

}  // namespace trail::importers
