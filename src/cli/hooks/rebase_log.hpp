// What was done by hand while a rebase stood still, which git does not tell at its end.
//
// Source: git-reflog(1), githooks(5) under post-rewrite.
#pragma once

#include <functional>
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

    // Of steps that had conflicts git's log does not say whether they made a commit or took the
    // place of the last one: `is_replacing` does, of the commits before and after.
    void settle(const std::function<bool(const std::string&, const std::string&)>& is_replacing);

    // Of what git told, each with what it became: the successor of a commit that was stopped at is
    // the one git made of it, or that resolved its conflicts, where what git names was committed on
    // top of that.
    void correct(std::vector<CommitPair>& told) const;

    // Those that git does not tell of, each with what became of it.
    std::vector<CommitPair> untold() const;

private:
    // What was committed by hand, until the next step.
    struct ByHand {
        std::string successor;   // of what git had stopped at; empty where HEAD was moved meanwhile
        std::size_t melted = 0;  // later steps that went into it
    };

    void replace(const std::string& before, const std::string& after, bool is_melting);

    std::map<std::string, std::string> successors_;
    std::map<std::string, ByHand> by_hand_;
    std::vector<CommitPair> continued_;
};

}  // namespace trail::cli
