// What a line of JSON says of a person's hours, holidays and absences.
#include "importers/person_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trail/error.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

using text::JsonValue;

Error wrong(std::string_view field, std::string_view expected) {
    return {Failure::data, fmt::format("\"{}\" is not {}", field, expected)};
}

std::string_view text_in(const JsonValue& object, std::string_view name) {
    const auto value = object.member(name);
    if (!value || value->is_null()) return {};
    if (const auto text = value->as_text()) return *text;
    throw wrong(name, "a text");
}

std::vector<JsonValue> objects_in(const JsonValue& object, std::string_view name) {
    const auto value = object.member(name);
    if (!value || value->is_null()) return {};
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
        person.holidays.push_back({day_in(holiday, "day"), std::string(text_in(holiday, "name"))});
    }
    for (const auto& absence : objects_in(object, "away")) {
        const auto begin = day_in(absence, "from");
        const auto last = day_in(absence, "to");
        if (last < begin) throw wrong("away", "a range of days");
        person.absences.push_back(
            {begin, last + std::chrono::days{1}, std::string(text_in(absence, "why"))});
    }
}

}  // namespace trail::importers
