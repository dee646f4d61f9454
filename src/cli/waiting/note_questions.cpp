// What a note leaves open that only git can tell.
#include "cli/waiting/note_questions.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>
#include <vector>

#include "cli/waiting/commit_copies.hpp"
#include "cli/waiting/commit_entry.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/head.hpp"
#include "trail/store/commits.hpp"
#include "trail/store/repositories.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

namespace commits = store::commits;

// What git said of a commit that the record does not know says nothing of its entry.
std::unordered_set<std::string> announced(const store::Record& record, const CommitNote& note) {
    std::unordered_set<std::string> revisions;
    for (const auto* pairs : {&note.moved, &note.copied}) {
        for (const auto& pair : *pairs) {
            if (commits::find(record, note.identity, pair.from)) revisions.insert(pair.to);
        }
    }
    return revisions;
}

// Commits of the record that may be the same change as one that is new to it.
std::vector<std::string> candidates(const store::Record& record, const CommitNote& note,
                                    const NotedCommit& noted) {
    if (commits::find(record, note.identity, noted.commit.revision)) return {};
    const auto line = understood(noted.commit).meaning.line;
    return commits::alike(record, note.identity, noted.commit.authored.at, text::repaired(line));
}

// Where git took a commit over it need not say from where.
std::vector<commits::Suspect> suspects(const store::Record& record, CommitNote& note) {
    std::vector<commits::Suspect> found;
    const auto known = announced(record, note);
    for (const auto& noted : note.commits) {
        const auto& revision = noted.commit.revision;
        if (known.contains(revision)) continue;
        auto same = candidates(record, note, noted);
        if (noted.is_picked) {
            for (const auto& original : same) note.copied.push_back({original, revision});
        } else if (!same.empty()) {
            found.push_back({revision, std::move(same)});
        }
    }
    return found;
}

// A root commit is the root; without a remote nothing else belongs to the identity.
std::string identity_by_root(const CommitNote& note) {
    const bool is_one_root = note.commits.size() == 1 && note.commits.front().parents.empty();
    if (!is_one_root || external::may_have_remote(note.repository)) return {};
    return note.commits.front().commit.revision;
}

// A repository that is gone is known by where it was.
std::string identity_by_history(system::Processes& processes, const CommitNote& note) try {
    auto identity = external::identity(processes, note.repository);
    return identity.empty() ? note.repository.common : identity;
} catch (const Error&) {
    return note.repository.common;
}

}  // namespace

std::string_view open_question(const store::Record& record, Note& note) {
    auto* commits = std::get_if<CommitNote>(&note.what);
    if (commits == nullptr) return {};
    if (const auto known = store::repositories::identity_at(record, commits->repository.common)) {
        commits->identity = *known;
    }
    if (commits->identity.empty()) commits->identity = identity_by_root(*commits);
    if (commits->identity.empty()) return "the repository is new to the record";
    return suspects(record, *commits).empty() ? "" : "it may be a copy of another commit";
}

void complete(system::Processes& processes, const store::Record& record, Note& note) {
    auto* commits = std::get_if<CommitNote>(&note.what);
    if (commits == nullptr) return;
    if (commits->identity.empty()) commits->identity = identity_by_history(processes, *commits);
    auto found = same_changes(processes, commits->repository, suspects(record, *commits));
    std::ranges::move(found.moved, std::back_inserter(commits->moved));
    std::ranges::move(found.copied, std::back_inserter(commits->copied));
}

}  // namespace trail::cli
