// What git keeps about HEAD besides its commit, read from its files: where it stood, what goes on.
//
// Source: gitrepository-layout(5), git-reflog(1).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/external/repository.hpp"

namespace trail::external {

// One line of HEAD's log.
struct HeadMove {
    std::string before;  // commit ids
    std::string after;
    std::string act;   // "commit (amend)", "reset", "rebase (pick)"
    std::string what;  // the rest: "moving to HEAD~1", a commit's subject

    bool operator==(const HeadMove&) const = default;
};

// The last `most` lines of a log or its end, newest first. A line that was cut, or is none, ends
// it.
std::vector<HeadMove> moves_in(std::string_view log, std::size_t most);

// The same of a worktree's HEAD. Empty where git keeps no log or it cannot be read.
std::vector<HeadMove> last_moves(const Repository& repository, std::size_t most);

// Those of the rebase that goes on or ends just now, the earliest first. Empty where its start is
// not found.
std::vector<HeadMove> moves_of_rebase(const Repository& repository);

// A rebase or `git am` has begun and not ended.
bool is_rebasing(const Repository& repository);

// It changes a commit by itself, or has stopped for one to be changed: it tells of that at its end.
bool will_tell_of_amending(const Repository& repository);

// The commit that a rebase puts others onto, while it goes on.
std::optional<std::string> rebase_base(const Repository& repository);

// The commit that HEAD stands on; nothing before the first, and where git keeps its references in
// another way than in files.
std::optional<std::string> head_commit(const Repository& repository);

// The commit that `git cherry-pick` is about to take over.
std::optional<std::string> picked_commit(const Repository& repository);

// Whether the repository's own settings may name a remote; false only when they surely do not.
bool may_have_remote(const Repository& repository);

}  // namespace trail::external
