// A rebase in HEAD's log.
#include "cli/hooks/rebase_log.hpp"

#include <algorithm>
#include <optional>
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

bool leads_away(const HeadMove& move) {
    return move.act == "reset" || move.act == "checkout";
}

bool is_stop_to_edit(const HeadMove& move) {
    return move.act.ends_with("(edit)");
}

}  // namespace

RebaseLog::RebaseLog(std::span<const HeadMove> moves) {
    // What git has made of the commit it stopped at. With conflicts it makes none: the first commit
    // by hand is it. Nobody knows once HEAD was moved.
    std::optional<std::string> stopped_at = std::string();
    for (const auto& move : moves) {
        if (is_melting(move) || is_amending(move)) {
            replace(move.before, move.after, is_melting(move));
            if (stopped_at == move.before) stopped_at = move.after;
        } else if (is_by_hand(move)) {
            const auto below = by_hand_.find(move.before);
            auto successor = below != by_hand_.end() ? below->second.successor
                             : stopped_at == ""      ? move.after
                                                     : stopped_at.value_or("");
            by_hand_.insert_or_assign(move.after, ByHand{std::move(successor)});
        } else if (leads_away(move)) {
            stopped_at.reset();
        } else {
            stopped_at = is_stop_to_edit(move) ? move.after : std::string();
            if (move.act.ends_with("(continue)")) continued_.push_back({move.before, move.after});
        }
    }
}

void RebaseLog::replace(const std::string& before, const std::string& after, bool is_melting) {
    successors_.insert_or_assign(before, after);
    const auto found = by_hand_.find(before);
    if (found == by_hand_.end()) return;
    auto grown = found->second;
    if (is_melting) ++grown.melted;
    by_hand_.insert_or_assign(after, std::move(grown));
}

void RebaseLog::settle(
    const std::function<bool(const std::string&, const std::string&)>& is_replacing) {
    for (const auto& [before, after] : continued_) {
        if (is_replacing(before, after)) replace(before, after, true);
    }
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
        if (found != by_hand_.end() && !found->second.successor.empty()) {
            const auto successor = became(found->second.successor);
            const auto many = static_cast<std::size_t>(end - first);
            const auto melted = std::min(found->second.melted, many);
            std::for_each(first, end - static_cast<std::ptrdiff_t>(melted),
                          [&](CommitPair& pair) { pair.to = successor; });
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
