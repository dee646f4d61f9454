// Finished work on its way into a digest: folded, put in order, cut to a readable length.
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "report/subject.hpp"
#include "trail/report/digest.hpp"

namespace trail::report {

struct Work {
    Line line;
    time::Instant when;  // puts it in order: when it happened, or when it was closed
    Rank rank = Rank::written;
};

// How much of a digest is shown. A last line is never spent on saying that one more was left out.
struct Limits {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max() / 2;

    std::size_t lines = none;     // of a group, however many there are
    std::size_t page = 0;         // of all groups together; few groups share them
    std::size_t detailed = none;  // groups with lines
    std::size_t days = none;      // the same when groups are days
    std::size_t listed = none;    // groups that are only counted, one line each
    std::size_t section = none;   // lines of a section other than the groups
};
Limits limits(Detail detail);

// Equal texts of one project become one line, and so do several dependency updates or merges; what
// people wrote is never folded into a commit, and what closed something stays on its own.
// In order of rank, then oldest first.
std::vector<Work> in_order(std::vector<Work> work);

// Takes from `lines`, in order, the ones to show: the highest ranks, of the last rank that fits the
// newest. `left_out` counts the entries of the others.
std::vector<Line> shown(std::vector<Work> work, std::size_t most, std::size_t& left_out);

}  // namespace trail::report
