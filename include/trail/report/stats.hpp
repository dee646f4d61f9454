// The numbers of a period: how much, on which days, in which weeks.
//
// Of one person or of everybody, never of one person beside another.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trail/report/overview.hpp"
#include "trail/report/responses.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::report {

// Entries that happened at about the same time.
struct Moment {
    time::Instant at;
    std::size_t count = 0;
};

// Counts of the period's entries, as the store gives them.
struct Activity {
    std::vector<Moment> moments;  // oldest first
    std::vector<Share> projects;
    std::vector<Share> kinds;
    std::vector<Share> tags;
};

struct WeekCount {
    time::IsoWeek week;
    std::size_t count = 0;

    bool operator==(const WeekCount&) const = default;
};

struct Stats {
    std::string author;  // empty: everybody
    time::Period period;
    std::string zone;
    time::Day today;
    std::size_t total = 0;
    std::size_t longest_run = 0;          // days with entries in a row
    std::optional<std::size_t> weekday;   // the one with most entries; 0 is Monday
    std::vector<DayCount> days;           // with entries, oldest first
    std::vector<WeekCount> weeks;         // from the first entry's to this one or the last's
    std::optional<WeekCount> busiest;     // of all weeks, the first of equals
    std::optional<WeekCount> quietest;    // of whole weeks after the first entry's, if several
    std::array<std::size_t, 24> hours{};  // by the hour on the reader's clock
    std::vector<Share> projects;          // the largest first, then by name
    std::vector<Share> kinds;
    std::vector<Share> tags;
    std::optional<Responses> responses{};  // to questions; none where that would be one person's
                                           // beside another's

    bool operator==(const Stats&) const = default;
};

// Days and hours are those of `zone`; `now` ends a period that is not over.
Stats stats(Activity activity, std::string author, const time::Period& period,
            const time::Zone& zone, time::Instant now);

}  // namespace trail::report
