// What a hook can see of what git just did.
#include "cli/hooks/hook_reading.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <unordered_set>

#include "cli/hooks/rebase_log.hpp"
#include "trail/capture/commit.hpp"
#include "trail/external/commits.hpp"
#include "trail/external/head.hpp"
#include "trail/system/files.hpp"
#include "trail/text/pieces.hpp"

namespace trail::cli {
namespace {

using external::CommitFacts;
using external::HeadMove;

// More than these are read faster by git.
constexpr std::size_t most_loose = 8;
constexpr std::size_t most_between = 100;

NotedCommit noted(const CommitFacts& facts) {
    return {.commit = facts.commit,
            .parents = facts.parents,
            .committer_name = facts.committer_name,
            .committer_address = facts.committer_address};
}

using Facts = std::vector<CommitFacts>;

// Reads commits from their own files where git would say the same, else all with one process.
class CommitReader {
public:
    CommitReader(system::Processes& processes, const system::Environment& environment,
                 const external::Repository& repository)
        : processes_(processes),
          repository_(repository),
          must_ask_(external::may_have_mailmap(repository, environment)) {}

    Facts read(const std::vector<std::string>& revisions) const {
        if (auto found = loose(revisions, {})) return *std::move(found);
        return external::read_commits(processes_, repository_, revisions);
    }

    // With them what they have before `base` along first parents, the earliest first.
    Facts read_above(const std::string& base, const std::vector<std::string>& revisions) const {
        if (auto found = loose(revisions, base)) return *std::move(found);
        return external::read_commits_above(processes_, repository_, base, revisions, most_between);
    }

private:
    // Nothing when git has to be asked.
    std::optional<Facts> loose(const std::vector<std::string>& revisions,
                               const std::optional<std::string>& base) const {
        if (must_ask_ || revisions.size() > most_loose) return std::nullopt;
        Facts found;
        std::unordered_set<std::string> seen;
        if (base) seen.insert(*base);
        for (const auto& revision : revisions) {
            const auto begin = std::ssize(found);
            auto next = revision;
            while (seen.insert(next).second) {
                auto facts = external::loose_commit(repository_, next);
                if (!facts || found.size() == most_between) return std::nullopt;
                found.push_back(*std::move(facts));
                if (!base || found.back().parents.empty()) break;
                next = found.back().parents.front();
            }
            std::ranges::reverse(found.begin() + begin, found.end());
        }
        return found;
    }

    system::Processes& processes_;
    const external::Repository& repository_;
    bool must_ask_;
};

const CommitFacts* find(const Facts& facts, const std::string& revision) {
    const auto found = std::ranges::find(
        facts, revision, [](const CommitFacts& one) { return one.commit.revision; });
    return found == facts.end() ? nullptr : &*found;
}

// From `tip` down to the commit before which `base` stands; empty when it does not.
std::vector<std::string> chain(const Facts& facts, const std::string& tip,
                               const std::string& base) {
    std::vector<std::string> ids;
    for (auto next = tip; next != base;) {
        const auto* found = find(facts, next);
        if (found == nullptr || found->parents.empty()) return {};
        ids.push_back(next);
        next = found->parents.front();
    }
    return ids;
}

// HEAD's log, unless it is not kept any more and speaks of another commit.
std::vector<HeadMove> trusted_moves(const external::Repository& repository,
                                    const std::optional<std::string>& head) {
    auto moves = external::last_moves(repository, 2);
    if (!head || moves.empty() || moves.front().after != *head) moves.clear();
    return moves;
}

// Where HEAD stood before it was set back to the parent of the new commit.
std::optional<std::string> tip_before_reset(const std::vector<HeadMove>& moves) {
    if (moves.size() < 2 || moves[0].act != "commit" || moves[1].act != "reset") {
        return std::nullopt;
    }
    if (moves[1].after != moves[0].before || moves[1].before == moves[1].after) {
        return std::nullopt;
    }
    return moves[1].before;
}

std::string line_of(const CommitFacts& facts) {
    return capture::meaning(facts.commit.message).line;
}

// The commits that were undone by a reset to be made again as `made`: the same content, or another
// try at the same thing on the same place.
std::vector<std::string> made_again(const Facts& facts, const CommitFacts& undone,
                                    const CommitFacts& made) {
    const bool same_tree = undone.tree == made.tree;
    if (undone.parents == made.parents && (same_tree || line_of(undone) == line_of(made))) {
        return {undone.commit.revision};
    }
    if (!same_tree || made.parents.size() != 1) return {};
    return chain(facts, undone.commit.revision, made.parents.front());
}

void add_copies(CommitNote& note, const std::string& from, const std::string& to) {
    const CommitPair pair{from, to};
    if (from != to && std::ranges::find(note.copied, pair) == note.copied.end()) {
        note.copied.push_back(pair);
    }
}

CommitNote empty_note(const external::Repository& repository) {
    CommitNote note;
    note.repository = repository;
    note.branch = external::current_branch(repository).value_or("");
    return note;
}

// "OLD NEW" and maybe more in each line.
std::vector<CommitPair> pairs_in(std::string_view told) {
    std::vector<CommitPair> pairs;
    for (const auto line : text::lines(told)) {
        const auto space = std::min(line.find(' '), line.size());
        const auto from = line.substr(0, space);
        auto to = line.substr(std::min(space + 1, line.size()));
        to = to.substr(0, to.find(' '));
        if (model::is_commit_id(from) && model::is_commit_id(to) && from != to) {
            pairs.push_back({std::string(from), std::string(to)});
        }
    }
    return pairs;
}

void add_untold(std::vector<CommitPair>& moved, const RebaseLog& log) {
    for (auto& pair : log.untold()) {
        const bool is_told = std::ranges::find(moved, pair) != moved.end();
        if (!is_told) moved.push_back(std::move(pair));
    }
}

// What is committed at a stop of a rebase is told as the successor of the commit it stopped at,
// which may stand below it as it was.
void drop_living(std::vector<CommitPair>& moved, const Facts& made) {
    std::set<std::string> living;
    for (const auto& facts : made) {
        living.insert(facts.commit.revision);
        living.insert(facts.parents.begin(), facts.parents.end());
    }
    std::erase_if(moved, [&](const CommitPair& pair) { return living.contains(pair.from); });
}

}  // namespace

std::optional<external::Repository> hooked_repository(const system::Environment& environment) {
    const auto here = system::current_directory();
    auto found = external::repository_at(here);
    if (!environment.has("GIT_DIR")) return found;
    auto told = external::repository_with(here / environment.get_or("GIT_DIR", ""), "");
    return !told || (found && found->directory == told->directory) ? found : told;
}

bool is_step_of_rebase(const external::Repository& repository) {
    if (!external::is_rebasing(repository)) return false;
    // What somebody commits by hand while it stands still is not always told at its end.
    const auto moves = external::last_moves(repository, 1);
    return moves.empty() || moves.front().act != "commit";
}

std::optional<CommitNote> read_commit(system::Processes& processes,
                                      const system::Environment& environment,
                                      const external::Repository& repository) {
    const auto head = external::head_commit(repository);
    const auto moves = trusted_moves(repository, head);
    const auto tip = tip_before_reset(moves);
    const CommitReader reader(processes, environment, repository);
    auto facts = tip ? reader.read_above(moves.front().before, {*head, *tip})
                     : reader.read({head.value_or("HEAD")});
    // With a clock that was set back, what was undone may be the latest.
    if (tip && find(facts, *head) == nullptr) facts = reader.read({*head});
    const auto* made = tip ? find(facts, *head) : facts.data();
    if (facts.empty() || made == nullptr) return std::nullopt;
    auto note = empty_note(repository);
    const auto& revision = made->commit.revision;
    const auto& act = moves.empty() ? std::string() : moves.front().act;
    if (act == "commit (amend)") note.moved.push_back({moves.front().before, revision});
    if (const auto* undone = tip ? find(facts, *tip) : nullptr) {
        for (const auto& old : made_again(facts, *undone, *made)) {
            note.moved.push_back({old, revision});
        }
    }
    const auto picked = act == "cherry-pick" ? external::picked_commit(repository) : std::nullopt;
    if (picked) add_copies(note, *picked, revision);
    for (const auto& original : capture::originals_in(made->commit.message)) {
        add_copies(note, original, revision);
    }
    if (note.moved.empty() && capture::left_out(made->commit)) return std::nullopt;
    note.commits.push_back(noted(*made));
    note.commits.front().is_picked = act == "commit (cherry-pick)";
    return note;
}

// What was committed by hand while a rebase stood still is no successor of anything; it stands
// between the commits that are and the base.
std::optional<CommitNote> read_rewriting(system::Processes& processes,
                                         const system::Environment& environment,
                                         const external::Repository& repository,
                                         Rewriting rewriting, std::string_view told) {
    auto note = empty_note(repository);
    note.moved = pairs_in(told);
    if (note.moved.empty()) return std::nullopt;
    RebaseLog log;
    if (rewriting == Rewriting::rebase) log = RebaseLog(external::moves_of_rebase(repository));
    std::vector<std::string> revisions;
    for (auto& pair : note.moved) {
        pair.to = log.became(pair.to);
        if (revisions.empty() || revisions.back() != pair.to) revisions.push_back(pair.to);
    }
    const CommitReader reader(processes, environment, repository);
    const auto base = external::rebase_base(repository);
    const auto made = base ? reader.read_above(*base, revisions) : reader.read(revisions);
    log.settle([&](const std::string& before, const std::string& after) {
        const auto* facts = find(made, after);
        return facts != nullptr &&
               std::ranges::find(facts->parents, before) == facts->parents.end();
    });
    log.correct(note.moved);
    add_untold(note.moved, log);
    drop_living(note.moved, made);
    for (const auto& facts : made) {
        for (const auto& original : capture::originals_in(facts.commit.message)) {
            add_copies(note, original, facts.commit.revision);
        }
        note.commits.push_back(noted(facts));
    }
    return note;
}

}  // namespace trail::cli
