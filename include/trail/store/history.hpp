// Operations: every change to the record, who made it, and the way back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store::history {

struct Operation {
    std::int64_t number = 0;
    time::Instant at{};
    std::string author;
    std::string command;                 // "log", "rm", "import git"
    std::size_t items = 0;               // entries it added, else those it changed or removed
    std::size_t beside = 0;              // others that changed with them: closed, reopened
    std::vector<model::ItemId> ids;      // of all these, in this order, at most 100
    std::vector<std::string> people;     // whom it changed something about, at most 100
    std::string text;                    // the line of the first one, as it was then
    std::optional<std::int64_t> undoes;  // of an undo or a redo: the operation it is about
    std::optional<std::int64_t> undone_by;
};

// Called by Store around a change: first without the lock, for what most changes do; then the
// operation gets its number at once.
void prepare(const Record& record);
void begin(Change& change);
void end(Change& change, std::string_view command);

// The newest operations, newest first.
std::vector<Operation> operations(const Record& record, std::size_t most);
std::optional<Operation> operation(const Record& record, std::int64_t number);

// What `undo` takes next: the newest operation that stands and is itself no undo; nothing when
// there is none. For `redo`: the newest undo that stands.
std::optional<std::int64_t> newest_to_undo(const Record& record);
std::optional<std::int64_t> newest_to_redo(const Record& record);

// The same of one author: nobody takes back by accident what somebody else did last.
std::optional<std::int64_t> newest_to_undo_of(const Record& record, std::string_view author);
std::optional<std::int64_t> newest_to_redo_of(const Record& record, std::string_view author);

// An undo or a redo is about another operation; any other is about itself.
std::int64_t subject(const Record& record, std::int64_t number);

// The operation that stands in the way of `undo(number)`: it later changed something that this one
// touched, or took the place of what would come back. The newest of several.
std::optional<std::int64_t> blocked_by(const Record& record, std::int64_t number);

// True when nothing that the operation touched is left to take back: purged, or no longer kept.
bool is_forgotten(const Record& record, std::int64_t number);

// What an undo did, in entries and people.
struct Effect {
    std::size_t gone = 0;     // no longer there
    std::size_t back = 0;     // there again
    std::size_t changed = 0;  // as before
    std::size_t people = 0;   // known as before

    bool operator==(const Effect&) const = default;
};

// Takes an operation back: what it added goes, what it changed or removed is as before, in its old
// place, ids unchanged. An operation that is undone already is brought back instead; an undo or a
// redo stands for what it is about. The caller has checked `blocked_by`.
Effect undo(Change& change, std::int64_t number);

// One earlier state of an entry and the operation that ended it, newest first.
struct EarlierState {
    Operation operation;
    model::Entry entry;
};
std::vector<EarlierState> earlier(const Record& record, model::ItemId id);

// The operation that added an entry, when it is known.
std::optional<Operation> added_by(const Record& record, model::ItemId id);

// Entries that are not in the record any more but in its journal, in their last state, whose ids
// begin alike; up to `most`.
std::vector<model::Entry> removed_beginning_with(const Record& record, const model::IdRange& range,
                                                 std::size_t most);

// The same of decisions that had this number; more than one where an import gave it away again.
std::vector<model::Entry> removed_decisions(const Record& record, int number);

// Forgets every earlier state of an entry.
void forget(Change& change, model::ItemId id);

// The replies that are made of the words of decisions among these, such as those that tell an
// outcome, without those that are among these themselves.
std::vector<model::ItemId> composed_of(const Record& record, const std::vector<model::ItemId>& ids);

// Removes entries for good, also those that were removed before, and what is composed of them: no
// state of them, no word of the search index and no name that only they used remains. What they had
// closed stays closed. It cannot be undone. The bytes lie in free pages until Store::rewrite.
void purge(Change& change, std::vector<model::ItemId> ids);

// Forgets earlier states from before `moment`; returns how many.
std::size_t forget_before(Change& change, time::Instant moment);

// Journal against entries; empty when they agree.
std::string first_problem(const Record& record);

}  // namespace trail::store::history
