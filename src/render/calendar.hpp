// Counts of days as a calendar shows them: how dark a number is, and the sentence that says it.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "trail/report/overview.hpp"
#include "trail/time/period.hpp"

namespace trail::render {

// Level 0 is nothing; levels 1 to 4 begin at these counts.
struct Scale {
    std::array<std::size_t, 4> from{1, 2, 4, 7};
};

// The usual one, so that a reader learns it, unless the largest count is far beyond it.
Scale scale_for(std::size_t largest);

std::size_t level(const Scale& scale, std::size_t count);

// What each level stands for: "0", "1", "2-3", "4-6", "7+".
std::array<std::string, 5> legend(const Scale& scale);

// `days` are in order.
std::size_t count_on(const std::vector<report::DayCount>& days, time::Day day);
std::size_t count_in(const std::vector<report::DayCount>& days, time::Day from, time::Day until);
std::size_t largest(const std::vector<report::DayCount>& days);

// The Monday of the day's week.
time::Day monday_of(time::Day day);

// What of the period is worth showing: from its first day, or that of the first count when the
// period is longer than a year, to its last, that of the last count, or `today`.
time::Period shown_part(const time::Period& period, const std::vector<report::DayCount>& days,
                        time::Day today);

}  // namespace trail::render
