// What waits at the end of a digest's period: blockers, asks, plans.
#pragma once

#include <vector>

#include "trail/report/digest.hpp"

namespace trail::report {

// The open entries of a kind, oldest first, with their age.
std::vector<Line> still_open(const std::vector<model::Entry>& open, model::Kind kind,
                             time::Instant until);

// Likewise, with whom each waits for and since when that is too long.
std::vector<Line> open_asks(const Material& material, time::Instant until, const time::Zone& zone);

struct Plans {
    std::vector<Line> slipped;  // their time is over
    std::vector<Line> next;
};

// A plan is for the period after the one it was written in, which for this is a week at the
// shortest and a month at the longest, unless its text says until when. Both oldest first.
Plans open_plans(const std::vector<model::Entry>& open, const time::Period& period,
                 time::Instant until, const time::Zone& zone);

// A plan whose time is not over by its own words has slipped when it is older than this.
time::Instant slipped_before(const time::Period& period, time::Instant until,
                             const time::Zone& zone);

}  // namespace trail::report
