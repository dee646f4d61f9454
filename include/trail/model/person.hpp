// A person: names, mail addresses, zone, and when they work.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/time/working_hours.hpp"

namespace trail::model {

struct Holiday {
    time::Day day;
    std::string name;  // may be empty

    bool operator==(const Holiday&) const = default;
};

// Days on which somebody is not there; half-open.
struct Absence {
    time::Day begin;
    time::Day end;
    std::string why;  // may be empty

    bool operator==(const Absence&) const = default;
};

struct Person {
    std::string name;                    // short, unique in a record: "ana"
    std::string full_name;               // free text, may be empty
    std::vector<std::string> addresses;  // mail, lower case
    std::string zone;                    // IANA name, may be empty

    std::optional<time::WeeklyHours> hours{};  // the usual ones when nobody has said
    std::vector<Holiday> holidays{};           // by day
    std::vector<Absence> absences{};           // by beginning

    bool operator==(const Person&) const = default;
};

// When the person works; in the zone `otherwise` when theirs is not known.
time::WorkingTime working_time(const Person& person, const time::Zone& otherwise);

// The absence that has this day, the one that lasts longest of several.
const Absence* absence_on(const Person& person, time::Day day);

// The person is away from `begin` up to `end`; earlier absences within are part of this one.
void take_leave(Person& person, const Absence& absence);

// The person is there on these days after all; an absence may be left before and after them.
// Returns how many absences that changed.
std::size_t call_back(Person& person, time::Day begin, time::Day end);

// The short name a full name suggests: its first word in lower case, letters and digits only
// ("Ana Ruiz" is "ana"); the part of the address before "@" when the name gives none; "me"
// otherwise.
std::string short_name(std::string_view full_name, std::string_view address);

// A person's, project's or tag's name: 1 to 64 bytes, letters of any script, digits, and - _ . / in
// the middle; no spaces.
bool is_name(std::string_view text);

}  // namespace trail::model
