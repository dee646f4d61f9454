// Where projects stand at the end of a digest's period.
#pragma once

#include <string_view>
#include <unordered_set>
#include <vector>

#include "trail/report/digest.hpp"

namespace trail::report {

using ProjectNames = std::unordered_set<std::string_view>;

// The projects a digest tells something of. They point into `material`.
ProjectNames projects_told(const Material& material);

// The last word of each project: off-track, at-risk, on-track. What is wrong stands longest first,
// what is well newest first, so that a cut takes away what was said longest ago and was good.
std::vector<Line> latest_status(const Material& material, const ProjectNames& told,
                                time::Instant from, time::Instant until);

}  // namespace trail::report
