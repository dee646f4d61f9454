// A person as named fields: JSON objects, lines separated by tabs.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/working_days.hpp"
#include "trail/render/people.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

using report::Presence;
using text::JsonWriter;

struct PersonField {
    FieldHelp help;
    void (*write)(JsonWriter& json, const Presence& presence);
};

const time::WeeklyHours& hours_of(const model::Person& person) {
    return person.hours ? *person.hours : time::usual_hours();
}

// Days with the same hours are one object for each of their shifts.
void write_hours(JsonWriter& json, const time::WeeklyHours& hours) {
    const auto& days = hours.days;
    json.begin_array();
    for (std::size_t day = 0; day < days.size(); ++day) {
        if (std::find(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(day), days[day]) !=
            days.begin() + static_cast<std::ptrdiff_t>(day)) {
            continue;
        }
        for (const auto& shift : days[day]) {
            json.begin_object().key("days").begin_array();
            for (std::size_t other = day; other < days.size(); ++other) {
                if (days[other] == days[day]) json.value(time::short_weekday(other));
            }
            json.end_array();
            json.key("from").value(std::string_view(time::shift_clock(shift.from)));
            json.key("to").value(std::string_view(time::shift_clock(shift.until)));
            json.end_object();
        }
    }
    json.end_array();
}

void write_text_or_null(JsonWriter& json, const std::string& text) {
    text.empty() ? json.null() : json.value(std::string_view(text));
}

std::string moment_of(const Presence& presence, const std::optional<time::Instant>& moment) {
    return moment ? time::rfc3339(presence.zone.stamp(*moment)) : std::string();
}

const std::array<PersonField, 9> fields{{
    {{"name", "text", "the short name"},
     [](JsonWriter& json, const Presence& p) { json.value(std::string_view(p.person.name)); }},
    {{"full", "text or null", "the full name"},
     [](JsonWriter& json, const Presence& p) { write_text_or_null(json, p.person.full_name); }},
    {{"mail", "list of text", "mail addresses"},
     [](JsonWriter& json, const Presence& p) {
         json.begin_array();
         for (const auto& address : p.person.addresses) json.value(std::string_view(address));
         json.end_array();
     }},
    {{"tz", "text or null", "the time zone"},
     [](JsonWriter& json, const Presence& p) { write_text_or_null(json, p.person.zone); }},
    {{"hours", "list of objects", "days, from, to: working hours; to may be on the next day"},
     [](JsonWriter& json, const Presence& p) { write_hours(json, hours_of(p.person)); }},
    {{"holidays", "list of objects", "day, name"},
     [](JsonWriter& json, const Presence& p) { write_holidays(json, p.person.holidays); }},
    {{"away", "list of objects", "from, to, why: absences, both days included"},
     [](JsonWriter& json, const Presence& p) { write_absences(json, p.person.absences); }},
    {{"working_now", "true or false", "whether it is their working time"},
     [](JsonWriter& json, const Presence& p) { json.value(p.is_working); }},
    {{"next_start", "time (RFC 3339) or null", "when their work begins again; null during work"},
     [](JsonWriter& json, const Presence& p) {
         write_text_or_null(json, moment_of(p, p.next_start));
     }},
}};

std::string_view state_of(const Presence& presence) {
    if (presence.is_working) return "working";
    return presence.absence ? "away" : "off";
}

}  // namespace

std::vector<FieldHelp> person_fields() {
    std::vector<FieldHelp> help;
    for (const auto& field : fields) help.push_back(field.help);
    return help;
}

void write_person(JsonWriter& json, const Presence& presence, std::span<const std::string> wanted) {
    json.begin_object();
    const auto write = [&](const PersonField& field) {
        json.key(field.help.name);
        field.write(json, presence);
    };
    if (wanted.empty()) std::ranges::for_each(fields, write);
    for (const auto& name : wanted) {
        const auto field = std::ranges::find_if(
            fields, [&](const PersonField& candidate) { return candidate.help.name == name; });
        if (field != fields.end()) write(*field);
    }
    json.end_object();
}

std::string pipe_line(const Presence& presence) {
    const auto& person = presence.person;
    std::string addresses;
    for (const auto& address : person.addresses) {
        addresses += (addresses.empty() ? "" : ",") + text::for_field(address);
    }
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", text::for_field(person.name),
                       text::for_field(person.full_name), addresses, text::for_field(person.zone),
                       time::weekly_hours_text(hours_of(person)), state_of(presence),
                       moment_of(presence, presence.next_start));
}

}  // namespace trail::render
