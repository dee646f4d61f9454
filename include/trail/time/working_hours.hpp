// When somebody works, and with whom at the same time: the only place that knows.
//
// A shift belongs to the day of the wall clock it begins on; a holiday or a day of absence takes
// away the shifts of that day, whole. It lasts from the moment the clock reaches its beginning to
// the moment the clock reaches its end, so the night in which clocks change makes it longer or
// shorter.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "trail/time/instant.hpp"
#include "trail/time/period.hpp"
#include "trail/time/weekly_hours.hpp"
#include "trail/time/zone.hpp"

namespace trail::time {

class WorkingTime {
public:
    // Holidays and absences are days in this zone, in any order; absences may overlap.
    WorkingTime(Zone zone, WeeklyHours hours, std::vector<Day> holidays = {},
                std::vector<Period> absences = {});

    const Zone& zone() const { return zone_; }

    bool is_working(Instant instant) const;

    // Whether a shift begins on the day.
    bool is_working_day(Day day) const;

    // The nearest working day after or before this one; nothing when there is none.
    std::optional<Day> next_working_day(Day day) const;
    std::optional<Day> previous_working_day(Day day) const;

    // `from` itself when it is working time, else the beginning of the next shift; nothing for
    // somebody who never works again.
    std::optional<Instant> next_working_moment(Instant from) const;

    // The moment up to which somebody works without a break from `from` on; nothing when `from` is
    // no working time or the work goes on for more than a year.
    std::optional<Instant> end_of_work(Instant from) const;

    // The earliest moment by which so much working time has passed, counted from the next working
    // moment on: the end of a shift rather than the beginning of the next. Nothing to add gives the
    // next working moment.
    std::optional<Instant> add_working_hours(Instant from, Seconds amount) const;

    // From the next working moment: the same local time so many working days later or, when that is
    // no working time, the next working moment.
    std::optional<Instant> add_working_days(Instant from, int days) const;

    // Nothing that begins at this moment or later has so many working days behind it before `by`;
    // of what begins earlier nearly everything has. For whoever has much to look at.
    Instant surely_reaching(Instant by, int days) const;

    Seconds worked_between(Instant from, Instant until) const;

    // Working time inside of `within`, in order; what touches is one.
    std::vector<Span> spans(const Span& within) const;

private:
    friend class Walk;
    bool is_free(Day day) const;
    std::optional<Day> first_present(Day day) const;

    Zone zone_;
    WeeklyHours hours_;
    bool works_at_all_ = false;
    std::vector<Day> holidays_;     // in order
    std::vector<Period> absences_;  // in order, apart from each other
};

// When all of them work, inside of `within`, in order; only what lasts at least so long. Nothing
// for nobody.
std::vector<Span> overlap(std::span<const WorkingTime> people, const Span& within,
                          Seconds at_least = Seconds{1});

}  // namespace trail::time
