// Who has checked in on their own day, and of whom it is not expected: people away or off work.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "trail/model/person.hpp"
#include "trail/time/zone.hpp"

namespace trail::report {

// One check-in, and a moment it tells about.
struct CheckIn {
    std::string author;
    time::Instant at;     // when it was written
    time::Instant about;  // the day it is for holds this moment

    bool operator==(const CheckIn&) const = default;
};

enum class Attendance {
    present,   // has checked in today
    missing,   // their work has begun, and they have not
    expected,  // their work begins later today
    off,       // no working day
    away,
};

struct Attendee {
    std::string name;
    time::Zone zone = time::Zone::utc();
    time::Day day;  // today, where they are
    Attendance state = Attendance::missing;
    std::optional<time::Instant> at;          // of the last check-in about today
    std::optional<time::Instant> begins;      // of whoever is expected: the beginning of their work
    std::optional<model::Absence> absence{};  // of whoever is away

    bool operator==(const Attendee&) const = default;
};

// Whoever has checked in is present, away or not.
Attendee attendance(const model::Person& person, std::span<const CheckIn> check_ins,
                    time::Instant now, const time::Zone& otherwise);

// How many have checked in, and of how many it counts: of those who are there today.
struct Turnout {
    std::size_t present = 0;
    std::size_t all = 0;
};
Turnout turnout(std::span<const Attendee> attendees);

}  // namespace trail::report
