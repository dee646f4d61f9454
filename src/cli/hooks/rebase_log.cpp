// A rebase in HEAD's log.
#include "cli/hooks/rebase_log.hpp"

#include <algorithm>
#include <utility>

namespace trail::cli {
namespace {

using external::HeadMove;

// A program may call the whole by another name: "pull --rebase (squash)".
bool is_melting(const HeadMove& move) {
    return move.act.ends_with("(fixup)") || move.act.ends_with("(squash)");
}

bool is_amending(const HeadMove& move) {
    return move.act.ends_with("(amend)");
}

bool is_by_hand(const HeadMove& move) {
    return move.act == "commit" || move.act == "commit (merge)" || move.act == "cherry-pick" ||
           move.act == "revert" || move.act == "commit (cherry-pick)";
}

// Where git stops for conflicts it makes no commit: whoever resolves them makes it.
bool is_stop_to_edit(const HeadMove& move) {
    return move.act.ends_with("(edit)");
}

}  // namespace

RebaseLog::RebaseLog(std::span<const HeadMove> moves) {
    std::string picked;
    for (const auto& move : moves) {
        if (is_melting(move) || is_amending(move)) {
            replace(move);
            if (picked == move.before) picked = move.after;
        } else if (is_by_hand(move)) {
            const auto below = by_hand_.find(move.before);
            by_hand_.insert_or_assign(move.after,
                                      ByHand{below == by_hand_.end() ? std::exchange(picked, {})
                                                                     : below->second.on_top_of});
        } else {
            picked = is_stop_to_edit(move) ? move.after : std::string();
        }
    }
}

void RebaseLog::replace(const HeadMove& move) {
    successors_.insert_or_assign(move.before, move.after);
    const auto found = by_hand_.find(move.before);
    if (found == by_hand_.end()) return;
    auto grown = found->second;
    if (is_melting(move)) ++grown.melted;
    by_hand_.insert_or_assign(move.after, std::move(grown));
}

// What goes in a circle ends somewhere in it.
std::string RebaseLog::became(std::string revision) const {
    for (std::size_t step = 0; step < successors_.size(); ++step) {
        const auto next = successors_.find(revision);
        if (next == successors_.end()) break;
        revision = next->second;
    }
    return revision;
}

// The last that became the same commit are those that were melted into it.
void RebaseLog::correct(std::vector<CommitPair>& told) const {
    for (auto first = told.begin(); first != told.end();) {
        const auto end = std::find_if(first, told.end(),
                                      [&](const CommitPair& pair) { return pair.to != first->to; });
        const auto found = by_hand_.find(first->to);
        if (found != by_hand_.end() && !found->second.on_top_of.empty()) {
            const auto below = became(found->second.on_top_of);
            const auto many = static_cast<std::size_t>(end - first);
            const auto melted = std::min(found->second.melted, many);
            std::for_each(first, end - static_cast<std::ptrdiff_t>(melted),
                          [&](CommitPair& pair) { pair.to = below; });
        }
        first = end;
    }
}

std::vector<CommitPair> RebaseLog::untold() const {
    std::vector<CommitPair> pairs;
    for (const auto& [before, after] : successors_) pairs.push_back({before, became(after)});
    return pairs;
}

}  // namespace trail::cli
