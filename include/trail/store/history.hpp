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
    std::string command;                   // "log", "rm", "import git"
    std::size_t items = 0;                 // entries it added, changed or removed
    std::vector<model::ItemId> ids;        // the first of them, at most 100
    std::string text;                      // the line of the first one, as it was then
    std::optional<std::int64_t> undoes;
    std::optional<std::int64_t> undone_by;
};

// Called by Store around a change; the operation gets its number at once.
void begin(Change& change, std::string_view command);
void end(Change& change);

// The newest operations, newest first.
std::vector<Operation> operations(const Record& record, std::size_t most);
std::optional<Operation> operation(const Record& record, std::int64_t number);

// What `undo` takes next: the newest operation that stands and is itself no undo; nothing when there
// is none. For `redo`: the newest undo that stands.
std::optional<std::int64_t> newest_to_undo(const Record& record);
std::optional<std::int64_t> newest_to_redo(const Record& record);

// The newest operation that still stands and later changed something `number` touched.
std::optional<std::int64_t> blocked_by(const Record& record, std::int64_t number);

// Takes an operation back: what it added goes, what it changed or removed is as before, ids
// unchanged. Undoing an undo brings the first operation back. The caller has checked `blocked_by`.
void undo(Change& change, std::int64_t number);

// One earlier state of an entry and the operation that ended it, newest first.
struct EarlierState {
    Operation operation;
    model::Entry entry;
};
std::vector<EarlierState> earlier(const Record& record, model::ItemId id);

// The operation that added an entry, when it is known.
std::optional<Operation> added_by(const Record& record, model::ItemId id);

// Forgets every earlier state of an entry.
void forget(Change& change, model::ItemId id);

// Forgets earlier states from before `moment`; returns how many.
std::size_t forget_before(Change& change, time::Instant moment);

// Journal against entries; empty when they agree.
std::string first_problem(const Record& record);

}  // namespace trail::store::history
