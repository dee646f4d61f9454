// What a hook can see of what git just did.
#include "cli/hook_reading.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <unordered_set>

#include "trail/capture/commit.hpp"
#include "trail/external/commits.hpp"
#include "trail/external/head.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {
namespace {

using external::CommitFacts;
using external::HeadMove;

// More than these are read faster by git.
constexpr std::size_t most_loose = 8;
constexpr std::size_t longest_chain = 100;

NotedCommit noted(CommitFacts&& facts) {
    return {.commit = std::move(facts.commit),
            .parents = std::move(facts.parents),
            .committer_name = std::move(facts.committer_name),
            .committer_address = std::move(facts.committer_address)};
}

// Reads commits from their own files where git would say the same, the rest with one process.
class CommitReader {
public:
    CommitReader(system::Processes& processes, const system::Environment& environment,
                 const external::Repository& repository)
        : processes_(processes),
          repository_(repository),
          must_ask_(external::may_have_mailmap(repository, environment)) {}

    std::vector<CommitFacts> read(const std::vector<std::string>& revisions) const {
        std::vector<CommitFacts> found;
        for (const auto& revision : revisions) {
            auto facts = loose(revision, revisions.size());
            if (!facts) return external::read_commits(processes_, repository_, revisions);
            found.push_back(*std::move(facts));
        }
        return found;
    }

    // Down to the commit before which `from` stands; empty when it does not.
    std::vector<std::string> chain(const CommitFacts& to, const std::string& from) const {
        std::vector<std::string> ids{to.commit.revision};
        auto parents = to.parents;
        while (!parents.empty() && parents.front() != from && ids.size() < longest_chain) {
            ids.push_back(parents.front());
            const auto facts = loose(ids.back(), 1);
            if (!facts) return asked_chain(to.commit.revision, from);
            parents = facts->parents;
        }
        return !parents.empty() && parents.front() == from ? ids : std::vector<std::string>();
    }

private:
    std::optional<CommitFacts> loose(const std::string& revision, std::size_t beside) const {
        if (must_ask_ || beside > most_loose) return std::nullopt;
        return external::loose_commit(repository_, revision);
    }

    std::vector<std::string> asked_chain(const std::string& to, const std::string& from) const {
        auto ids = external::first_parents(processes_, repository_, from, to);
        const auto last = external::read_commits(processes_, repository_, {ids.back()});
        const bool reaches = last.size() == 1 && !last.front().parents.empty() &&
                             last.front().parents.front() == from;
        return reaches ? ids : std::vector<std::string>();
    }

    system::Processes& processes_;
    const external::Repository& repository_;
    bool must_ask_;
};

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
std::vector<std::string> made_again(const CommitReader& reader, const CommitFacts& undone,
                                    const CommitFacts& made) {
    const bool same_tree = undone.tree == made.tree;
    if (undone.parents == made.parents && (same_tree || line_of(undone) == line_of(made))) {
        return {undone.commit.revision};
    }
    if (!same_tree || made.parents.size() != 1) return {};
    return reader.chain(undone, made.parents.front());
}

// "(cherry picked from commit ID)", as `git cherry-pick -x` writes it.
std::vector<std::string> originals_in(std::string_view message) {
    constexpr std::string_view mark = "(cherry picked from commit ";
    std::vector<std::string> ids;
    for (auto at = message.find(mark); at != std::string_view::npos; at = message.find(mark, at)) {
        at += mark.size();
        const auto id = message.substr(at, message.find(')', at) - at);
        const bool is_id = (id.size() == 40 || id.size() == 64) &&
                           id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
        if (is_id) ids.emplace_back(id);
    }
    return ids;
}

void add_copies(CommitNote& note, const std::string& from, const std::string& to) {
    const CommitPair pair{from, to};
    if (from != to && std::ranges::find(note.copied, pair) == note.copied.end()) {
        note.copied.push_back(pair);
    }
}

// What was committed by hand while a rebase stood still is no successor of anything; it stands
// between the commits that are and the base.
std::vector<CommitFacts> made_between(const CommitReader& reader,
                                      const std::vector<CommitFacts>& successors,
                                      const std::string& base) {
    std::unordered_set<std::string> seen{base};
    for (const auto& facts : successors) seen.insert(facts.commit.revision);
    std::vector<CommitFacts> found;
    for (const auto& facts : successors) {
        auto parents = facts.parents;
        while (!parents.empty() && found.size() < longest_chain &&
               seen.insert(parents.front()).second) {
            auto read = reader.read({parents.front()});
            if (read.size() != 1) break;
            parents = read.front().parents;
            found.push_back(std::move(read.front()));
        }
    }
    return found;
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
    while (!told.empty()) {
        const auto end = std::min(told.find('\n'), told.size());
        const auto line = told.substr(0, end);
        told.remove_prefix(std::min(end + 1, told.size()));
        const auto space = std::min(line.find(' '), line.size());
        const auto from = line.substr(0, space);
        auto to = line.substr(std::min(space + 1, line.size()));
        to = to.substr(0, to.find(' '));
        const auto is_id = [](std::string_view id) {
            return (id.size() == 40 || id.size() == 64) &&
                   id.find_first_not_of("0123456789abcdef") == std::string_view::npos;
        };
        if (is_id(from) && is_id(to) && from != to) {
            pairs.push_back({std::string(from), std::string(to)});
        }
    }
    return pairs;
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
    const auto undone = tip_before_reset(moves);
    std::vector<std::string> wanted{head.value_or("HEAD")};
    if (undone) wanted.push_back(*undone);
    const CommitReader reader(processes, environment, repository);
    auto read = reader.read(wanted);
    if (read.empty()) return std::nullopt;
    auto note = empty_note(repository);
    const auto made = read.front().commit.revision;
    const auto& act = moves.empty() ? std::string() : moves.front().act;
    if (act == "commit (amend)") note.moved.push_back({moves.front().before, made});
    if (read.size() == 2) {
        for (const auto& old : made_again(reader, read[1], read[0])) {
            note.moved.push_back({old, made});
        }
    }
    const auto picked = act == "cherry-pick" ? external::picked_commit(repository) : std::nullopt;
    if (picked) add_copies(note, *picked, made);
    for (const auto& original : originals_in(read[0].commit.message)) {
        add_copies(note, original, made);
    }
    if (note.moved.empty() && capture::left_out(read[0].commit)) return std::nullopt;
    note.commits.push_back(noted(std::move(read.front())));
    note.commits.front().is_picked = act == "commit (cherry-pick)";
    return note;
}

std::optional<CommitNote> read_rewriting(system::Processes& processes,
                                         const system::Environment& environment,
                                         const external::Repository& repository,
                                         std::string_view told) {
    auto note = empty_note(repository);
    note.moved = pairs_in(told);
    if (note.moved.empty()) return std::nullopt;
    std::vector<std::string> revisions;
    for (const auto& pair : note.moved) {
        if (revisions.empty() || revisions.back() != pair.to) revisions.push_back(pair.to);
    }
    const CommitReader reader(processes, environment, repository);
    auto read = reader.read(revisions);
    if (const auto base = external::rebase_base(repository)) {
        std::ranges::move(made_between(reader, read, *base), std::back_inserter(read));
    }
    for (auto& facts : read) {
        for (const auto& original : originals_in(facts.commit.message)) {
            add_copies(note, original, facts.commit.revision);
        }
        note.commits.push_back(noted(std::move(facts)));
    }
    return note;
}

}  // namespace trail::cli
