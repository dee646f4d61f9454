// Who has checked in, for programs: one line for each, or JSON.
#include <fmt/format.h>

#include <array>

#include "render/field_table.hpp"
#include "trail/render/checkin.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using report::Attendee;
using text::JsonWriter;

// In the order of report::Attendance.
constexpr std::array<std::string_view, 5> state_names{"present", "missing", "expected", "off",
                                                      "away"};

std::string_view name(report::Attendance state) {
    return state_names.at(static_cast<std::size_t>(state));
}

std::string moment(const Attendee& attendee) {
    return attendee.at ? time::rfc3339(attendee.zone.stamp(*attendee.at)) : "";
}

constexpr std::array<Field<Attendee>, 4> fields{{
    {{"person", "text", "the short name"},
     [](JsonWriter& json, const Attendee& a) { json.value(a.name); }},
    {{"state", "text", "present, missing, expected (later today), off, away"},
     [](JsonWriter& json, const Attendee& a) { json.value(name(a.state)); }},
    {{"date", "date", "today, where they are"},
     [](JsonWriter& json, const Attendee& a) { json.value(time::iso_date(a.day)); }},
    {{"at", "time (RFC 3339) or null", "when they checked in"},
     [](JsonWriter& json, const Attendee& a) { a.at ? json.value(moment(a)) : json.null(); }},
}};

}  // namespace

std::string attendance_lines(std::span<const Attendee> attendees) {
    std::string out;
    for (const auto& attendee : attendees) {
        out += fmt::format("{}\t{}\t{}\t{}\n", text::for_field(attendee.name), name(attendee.state),
                           time::iso_date(attendee.day), moment(attendee));
    }
    return out;
}

std::vector<FieldHelp> attendance_fields() {
    return help_of<Attendee>(fields);
}

std::string attendance_json(std::span<const Attendee> attendees,
                            std::span<const std::string> wanted) {
    return array_of<Attendee>(attendees, fields, wanted);
}

}  // namespace trail::render
