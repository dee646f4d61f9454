// Finished work on its way into a digest: folded, put in order, cut to a readable length.
#pragma once

#include <cstddef>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/subject.hpp"
#include "trail/report/digest.hpp"

namespace trail::report {

// A period has many more entries than its page has lines, so this only points at its entries, which
// outlive it; what is shown becomes a Line.
struct Work {
    const model::Entry* entry = nullptr;
    time::Instant when;  // puts it in order: when it happened, or when it was closed
    Rank rank = Rank::written;
    std::optional<std::string> text{};   // where it does not say what was written
    std::vector<Ended> ended{};          // what it closed, oldest first
    std::optional<time::Seconds> age{};  // of what ended without work of its own
    const model::Entry* closer = nullptr;
    std::vector<const model::Entry*> folded{};  // others that say the same

    std::string_view says() const { return text ? *text : std::string_view(entry->line); }
    std::size_t times() const { return 1 + folded.size(); }
    // Whether the text counts several entries ("18 dependency updates").
    bool is_summary() const;
};

Line line_of(Work work);

// How much of a digest is shown. A last line is never spent on saying that one more was left out.
struct Limits {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max() / 2;

    std::size_t lines = none;     // of a group, however many there are
    std::size_t page = 0;         // of all groups together; few groups share them
    std::size_t detailed = none;  // groups with lines
    std::size_t days = none;      // the same when groups are days
    std::size_t listed = none;    // groups that are only counted, one line each
    std::size_t section = none;   // lines of a section other than the groups
    std::size_t slipped = none;   // plans among what needs attention
};
Limits limits(Detail detail);

// Equal texts of one project become one line, and so do several dependency updates or merges; what
// people wrote is never folded into a commit, and what closed something stays on its own.
// In order of rank, then oldest first.
std::vector<Work> in_order(std::vector<Work> work);

// Takes from what is in order the lines to show: the highest ranks, and of the last rank that fits
// lines spread evenly over it. `left_out` counts the entries of the others.
std::vector<Line> shown(std::vector<Work> work, std::size_t most, std::size_t& left_out);

}  // namespace trail::report
