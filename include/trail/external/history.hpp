// The commits of a repository, in the order and at the speed of `git log`.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "trail/capture/commit.hpp"
#include "trail/external/repository.hpp"
#include "trail/system/process.hpp"
#include "trail/time/instant.hpp"

namespace trail::external {

struct HistoryRange {
    std::optional<time::Instant> since;  // authored at or after
    std::optional<time::Instant> until;  // authored before
    std::string from;                    // a revision; what it can reach is left out
    std::string to;                      // a revision; HEAD if empty
};

// Hands over commits, newest first, as git sends them; `consume` returns false to stop. The commit
// is only good during the call. A message is cut after 2 MB. A repository without a commit has no
// history, which is no failure.
void read_history(system::Processes& processes, const Repository& repository,
                  const HistoryRange& range,
                  const std::function<bool(const capture::Commit&)>& consume);

// How many commits the range has, its dates apart; nothing when counting them would take long.
std::optional<std::size_t> history_length(system::Processes& processes,
                                          const Repository& repository, const HistoryRange& range);

}  // namespace trail::external
