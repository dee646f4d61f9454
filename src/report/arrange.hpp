// The groups of finished work in a digest: their order, and which of them have lines.
#pragma once

#include <vector>

#include "report/work.hpp"
#include "trail/report/digest.hpp"

namespace trail::report {

struct Arranged {
    std::vector<Group> groups;
    Rest rest;
};

// Projects by size, people by name, kinds in the order of their numbers, days oldest first. Of more
// projects than fit the largest have lines; people and days are treated alike, so of more than fit
// none has.
Arranged arrange(std::vector<Work> work, const time::Period& period, const Options& options,
                 const Limits& limits);

}  // namespace trail::report
