// Commits that are the same change as others, found out where git told nobody.
#pragma once

#include <string_view>
#include <vector>

#include "cli/waiting/note.hpp"
#include "trail/external/repository.hpp"
#include "trail/store/commits.hpp"
#include "trail/system/process.hpp"

namespace trail::cli {

struct SameChanges {
    std::vector<CommitPair> moved;   // from a commit that no branch has any more
    std::vector<CommitPair> copied;  // both are there
};

// Those of the suspects that change the same and do not follow each other: who does the same thing
// twice means it. No process of git without suspects, else a few; where it cannot say, each commit
// is a change of its own.
SameChanges same_changes(system::Processes& processes, const external::Repository& repository,
                         const std::vector<store::commits::Suspect>& suspects);

// Folds what a change has added of a repository into the entries that stand for the same already:
// what messages tell, and what was found out. Returns how many there were.
std::size_t fold_copies(system::Processes& processes, store::Change& change,
                        const external::Repository& repository, std::string_view identity,
                        const std::vector<CommitPair>& told);

}  // namespace trail::cli
