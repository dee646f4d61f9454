// What a hook or a failed save has to tell the record: a plain value that can wait in a file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "trail/capture/commit.hpp"
#include "trail/external/repository.hpp"
#include "trail/model/decision.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/instant.hpp"

namespace trail::cli {

// A commit with who committed it: one's own are those that one committed oneself, or wrote under an
// address of one's own.
struct NotedCommit {
    capture::Commit commit;
    std::vector<std::string> parents;
    std::string committer_name;
    std::string committer_address;
    bool is_picked = false;  // git said so, but not from where
};

// `to` takes the place of `from`, or is a copy of it.
struct CommitPair {
    std::string from;
    std::string to;

    bool operator==(const CommitPair&) const = default;
};

// What git did, in commits that were read and pairs that were told.
struct CommitNote {
    std::string event;  // "post-commit"
    external::Repository repository;
    std::string identity;  // empty while nobody has walked the history for it
    std::string branch;
    std::string project;
    std::vector<NotedCommit> commits;
    std::vector<CommitPair> moved;   // in the order in which git told them
    std::vector<CommitPair> copied;  // cherry-picked
};

// An entry or a decision that was typed while the record could not be written. It has its id, but
// no author where nobody could be asked who that is, and no number.
struct TypedNote {
    std::variant<model::Entry, model::Decision> item;
    std::vector<std::string> closes;  // as they were typed, when nobody could look them up
};

struct Note {
    time::Instant at{};  // when it happened
    std::variant<CommitNote, TypedNote> what;
};

// One JSON object. Bytes that are no UTF-8 are kept: such a text stands as a list of numbers.
std::string json_of(const Note& note);

// Throws Error{data} for what is no note of ours, Error{config} for one that a newer program left.
Note note_in(std::string_view json);

}  // namespace trail::cli
