// A stand-up: what somebody did since their previous working day, what is next, what is in the way.
//
// The days are the person's own: those of their zone, without their weekends, holidays and
// absences.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/model/person.hpp"
#include "trail/report/digest.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::report {

// The days that are told, in the zone of whoever tells them.
struct Told {
    time::Zone zone = time::Zone::utc();
    time::Period days;
    time::Span span;            // the same as instants
    bool is_asked_for = false;  // not up to today, but the days somebody wants to hear of

    bool operator==(const Told&) const = default;
};

// From the previous working day to today, both whole; of somebody who never worked before, from
// yesterday on. `otherwise` is the zone of people who have none.
Told since_last_working_day(const model::Person& person, time::Instant now,
                            const time::Zone& otherwise);
Told told_during(const model::Person& person, const time::Period& days,
                 const time::Zone& otherwise);

// Of everybody, for spans that cover those of all stand-ups made from it.
struct StandupMaterial {
    std::vector<model::Entry> entries;   // oldest first
    std::vector<model::Entry> standing;  // blockers and plans begun before the end and not ended
                                         // before the beginning, oldest first
};

struct Standup {
    std::string name;
    std::string full_name;  // may be empty
    time::Zone zone = time::Zone::utc();
    time::Day since;                        // the first day that is told
    time::Day day;                          // the last
    bool is_asked_for = false;              // as of Told
    std::optional<model::Absence> absence;  // today's
    std::optional<time::Day> back;          // the working day after that absence
    std::vector<Line> done;                 // in the order of a digest
    std::size_t left_out = 0;               // more that was done
    std::string more;                       // the command that shows it; empty for nothing
    std::vector<Line> next;                 // open plans, oldest first
    std::vector<Line> blocked;              // open blockers, oldest first

    bool operator==(const Standup&) const = default;
};

// Nothing was written in the days told, and nothing is open.
bool is_silent(const Standup& standup);

// Ages are counted up to `as_of`, or to the end of the days told if that is earlier.
Standup standup(const StandupMaterial& material, const model::Person& person, const Told& told,
                time::Instant as_of);

}  // namespace trail::report
