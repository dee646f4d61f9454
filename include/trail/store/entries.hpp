// Entries in the record: added, found, changed, closed, removed.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"
#include "trail/time/period.hpp"

namespace trail::store::entries {

// Has what adds an entry understood, before the lock is taken that others wait for.
void prepare(const Record& record);

// Adds an entry and completes it: an id when it has none, the author when empty (the actor),
// repaired text. What it closes is closed at its time. `also` is text that belongs to the item and
// is found with it. Returns false, and changes nothing, when an entry of this id or this commit is
// there already. Throws Error{data} for a text over the limits and Error{usage} for a name that is
// none.
bool add(Change& change, model::Entry& entry, std::string_view also = {});

// Stores `after` in place of the entry with the same id; without `also`, that text stays as it is.
// A new time moves the entry in the order.
void update(Change& change, const model::Entry& after,
            std::optional<std::string_view> also = std::nullopt);

// Removes an entry. What it had closed is open again.
void remove(Change& change, model::ItemId id);

// Ends a blocker, plan or ask; `by` is the entry that did. Closing twice keeps the first.
void close(Change& change, model::ItemId id, std::optional<model::ItemId> by, time::Instant at);
void reopen(Change& change, model::ItemId id);

// The entry, with what it closes; nothing when there is none.
std::optional<model::Entry> find(const Record& record, model::ItemId id);

// Up to `most` entries whose ids begin alike.
std::vector<model::Entry> beginning_with(const Record& record, const model::IdRange& range,
                                         std::size_t most);

// The `nth` last entry that an author wrote into the record, whenever it happened: 1 is the last.
// Of many that came in one operation only the last thousand count.
std::optional<model::Entry> latest_by(const Record& record, std::string_view author,
                                      std::size_t nth);

bool has(const Record& record, model::ItemId id);
bool has_commit(const Record& record, std::string_view identity, std::string_view revision);

// The newest `most` entries, newest first.
std::vector<model::Entry> newest(const Record& record, std::size_t most);

// Of those before a moment the newest, and of those from it on the nearest; both newest first.
std::vector<model::Entry> newest_before(const Record& record, time::Instant moment,
                                        std::size_t most);
std::vector<model::Entry> nearest_from(const Record& record, time::Instant moment,
                                       std::size_t most);

// Entries of the span, oldest first, as far as a page shows them. Here and in `standing` these stay
// empty: tags, refs, zone, closes, ask, answer, raw, when it was changed, and of its source all but
// the revision.
std::vector<model::Entry> between(const Record& record, const time::Span& span);

// Blockers, plans and asks begun before the span's end and not ended before the span, oldest first;
// a plan was begun when it was written, even if it is for a later day. Those that lie in `without`
// are left out.
std::vector<model::Entry> standing(const Record& record, const time::Span& span,
                                   const time::Span& without = {});

// What nobody has said again for a quarter says nothing of today.
inline constexpr time::Seconds status_holds = std::chrono::weeks{13};

// The last entry of kind status of each project before a moment, as far back as one holds, oldest
// first, with fields as in `between`; what has no project counts as one.
std::vector<model::Entry> statuses(const Record& record, time::Instant before);

// Of the whole record, without counting: as kept by the last operation.
std::size_t total(const Record& record);
std::size_t open_count(const Record& record, model::Kind kind);

// How many letters tell each id from every other of the record.
std::size_t unique_letters(const Record& record, model::ItemId id);
void shorten(const Record& record, std::span<model::Entry> entries);

// The entry's key as people write it in this record.
std::string key(const Record& record, model::ItemId id);

}  // namespace trail::store::entries
