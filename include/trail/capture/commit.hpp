// What a git commit means as an entry: its message, its trailers, and what is left out by rule.
//
// Sources: Conventional Commits 1.0.0; git-interpret-trailers(1).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/time/instant.hpp"

namespace trail::capture {

// A commit as git tells it, text already in UTF-8 as far as git could make it so.
struct Commit {
    std::string revision;
    std::string author_name;     // after .mailmap
    std::string author_address;  // after .mailmap, lower case
    time::Stamp authored;
    std::size_t parents = 1;
    std::string message;      // whole
    bool is_skipped = false;  // somebody's setting leaves it out
};

// What the message says, apart from who and when.
struct CommitMeaning {
    std::string line;                 // the first paragraph as one line, as git's %s
    std::optional<std::string> body;  // without trailers; breaking changes stay
    model::Kind kind = model::Kind::commit;
    std::optional<std::string> project;  // Trail-Project
    std::vector<std::string> tags;       // known type, its scopes, Trail-Tags
    std::vector<std::string> refs;
    std::vector<std::string> co_authors;  // addresses of people, lower case
    std::vector<std::string> closes;      // ids or their prefixes, as written
    bool breaking = false;

    bool operator==(const CommitMeaning&) const = default;
};

// Never throws for what the message says: values that are no names, kinds or addresses are ignored,
// and so is what exceeds a limit. `Trail: KIND` gives any kind but decision, ask and reply, which
// need more than a commit can say. Of several `Trail` or `Trail-Project` trailers the last counts.
CommitMeaning meaning(std::string_view message);

// Why a commit makes no entry.
enum class LeftOut { merge, fixup, work_in_progress, bot, asked, empty, skipped };

// Merges (two parents or more), "fixup!", "squash!" and "amend!", "WIP", authors that are programs
// ("dependabot[bot]", "renovate", "github-actions"), "Trail: skip", an empty message, what a
// setting skips. The first of these that applies.
std::optional<LeftOut> left_out(const Commit& commit);

// Whether the first paragraph begins with one of these texts.
bool begins_with_any(std::string_view message, std::span<const std::string> beginnings);

// The commits that a message says it repeats, as `git cherry-pick -x` and `git merge --squash`
// write them: whole ids, in the order of the message.
std::vector<std::string> originals_in(std::string_view message);

// True for a name or address that belongs to a program.
bool is_bot(std::string_view name, std::string_view address);

}  // namespace trail::capture
