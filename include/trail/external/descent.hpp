// Which commits follow which others.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "trail/external/repository.hpp"
#include "trail/system/process.hpp"

namespace trail::external {

struct TwoCommits {
    std::string one;
    std::string other;
};

// For each pair, in the order given, whether one of both follows the other. A few pairs are asked
// for one by one, which git answers where both histories meet; for more, a process of git tells all
// of their history, once for some thousands. Throws Error{unavailable} as all that asks git, and
// when one is not there.
std::vector<bool> are_related(system::Processes& processes, const Repository& repository,
                              std::span<const TwoCommits> pairs);

}  // namespace trail::external
