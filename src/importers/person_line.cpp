// What a line of JSON says of a person's hours, holidays and absences.
#include "importers/person_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "importers/json_fields.hpp"
#include "trail/error.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

using text::JsonValue;

std::string text_in(const JsonValue& object, std::string_view name) {
    return text_of(object, name).value_or("");
}

std::vector<JsonValue> objects_in(const JsonValue& object, std::string_view name) {
    const auto value = present(object, name);
    if (!value) return {};
    auto elements = value->elements();
    if (!value->is_array() || !std::ranges::all_of(elements, &JsonValue::is_object)) {
        throw wrong(name, "a list of objects");
    }
    return elements;
}

time::Day day_in(const JsonValue& object, std::string_view name) {
    const auto text = text_in(object, name);
    const auto day = time::parse_iso_date(text);
    if (day && *day >= time::first_day && *day <= time::end_of_days) return *day;
    throw Error(Failure::data,
                fmt::format("\"{}\" is not a date (\"{}\")", name, text::repaired(text)));
}

}  // namespace

void read_working_time(const JsonValue& object, model::Person& person) {
    if (const auto hours = text_in(object, "hours"); !hours.empty()) {
        try {
            person.hours = time::read_weekly_hours(hours);
        } catch (const Error& error) {
            throw Error(Failure::data, error.what());
        }
    }
    for (const auto& holiday : objects_in(object, "holidays")) {
        person.holidays.push_back({day_in(holiday, "day"), text_in(holiday, "name")});
    }
    for (const auto& absence : objects_in(object, "away")) {
        const auto begin = day_in(absence, "from");
        const auto last = day_in(absence, "to");
        if (last < begin) throw wrong("away", "a range of days");
        person.absences.push_back({begin, last + std::chrono::days{1}, text_in(absence, "why")});
    }
}

}  // namespace trail::importers
