// The reader's own commits in the repository they stand in, as git knows them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

struct OwnCommit {
    std::string revision;
    std::string subject;
};

// The newest `most` that were written since a moment, the newest first. To remember by only:
// nothing outside of a repository, and nothing when git fails, whatever ails it.
std::vector<OwnCommit> own_commits(Context& context, time::Instant since, std::size_t most);

// The same, of those that the record does not have.
std::vector<OwnCommit> unrecorded_commits(Context& context, time::Instant since, std::size_t most);

}  // namespace trail::cli
