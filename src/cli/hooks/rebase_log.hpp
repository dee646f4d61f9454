// What was done by hand while a rebase stood still, which git does not tell at its end.
//
// Source: git-reflog(1), githooks(5) under post-rewrite.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "cli/waiting/note.hpp"
#include "trail/external/head.hpp"

namespace trail::cli {

// Read from the moves of one rebase, the earliest first.
class RebaseLog {
public:
    RebaseLog() = default;
    explicit RebaseLog(std::span<const external::HeadMove> moves);

    // The commit that a commit was amended into, or became by others that were melted into it, and
    // so on; itself when it stayed as it was.
    std::string became(std::string revision) const;

    // What git told, as it was: the successor of a commit that was stopped at is the commit git
    // made of it, where what it names was committed on top of that.
    void correct(std::vector<CommitPair>& told) const;

    // Those that git does not tell of, each with what became of it.
    std::vector<CommitPair> untold() const;

private:
    // What was committed by hand, until the next step.
    struct ByHand {
        std::string on_top_of;   // what git had picked to be edited; empty where it had not
        std::size_t melted = 0;  // later steps that went into it
    };

    void replace(const external::HeadMove& move);

    std::map<std::string, std::string> successors_;
    std::map<std::string, ByHand> by_hand_;
};

}  // namespace trail::cli
