// Commits of the record under all their names: found, renamed when git rewrote them, folded.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store::commits {

// The entry that stands for a commit, by its own id or by another name.
std::optional<model::ItemId> find(const Record& record, std::string_view identity,
                                  std::string_view revision);

// The same, only where the commit is the one that the entry shows.
std::optional<model::ItemId> find_living(const Record& record, std::string_view identity,
                                         std::string_view revision);

// From now on these commits stand for the entry as well, unless they are an entry's own or known
// already. That leaves no operation: there is nothing to undo.
void add_names(Change& change, model::ItemId id, std::string_view identity,
               const std::vector<std::string>& revisions);

// What a rewriting came to.
enum class Rewriting {
    unknown,  // none of the commits is in the record: nothing was done
    known,    // it was told before, or only names were added
    moved,    // an entry stands for the new commit
};

// The commits `old` became the one that `after` was made from; several are a squash. The earliest
// entry among theirs moves to the new commit, with the text of `after` unless somebody edited it;
// the other entries go, and so does one that the new commit has already. What they had closed stays
// closed. A commit that is only another name of its entry, a copy on another branch, moves nothing.
// Telling it again changes nothing. A move that changes no text leaves no operation.
Rewriting rewrite(Change& change, std::span<const std::string> old, model::Entry after);

// The entry, which this operation has put back as it once was, goes on standing for the commit that
// it stood for until then: what git did since is nothing to undo. Another entry may have that
// commit.
void keep_name(Change& change, model::ItemId id);

// The operation after `number` that added what was amended while the entry which `number` took away
// was gone.
std::optional<std::int64_t> amended_since(const Record& record, std::int64_t number);

// Commits of the repository written at the same second with the same line: what may be the same
// change.
std::vector<std::string> alike(const Record& record, std::string_view identity,
                               time::Instant written, std::string_view line);

// A commit, and others of which each may be the same change.
struct Suspect {
    std::string revision;
    std::vector<std::string> others;
};

// The same for what this change has added, which then lies beside what it is like.
std::vector<Suspect> suspects(const Change& change, std::string_view identity);

// An entry that this change has added for `copy` is another name of the one that stands for
// `original`, or gives its commit to that. False when either is gone by now, or they are one.
bool fold(Change& change, std::string_view identity, std::string_view original,
          std::string_view copy);
bool take_place(Change& change, std::string_view identity, std::string_view original,
                std::string_view copy);

}  // namespace trail::store::commits
