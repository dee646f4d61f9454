// An entry as a row: which columns, in which order, and how they become a value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/names.hpp"
#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// The stored columns of an entry after its place; the before-table has the same.
inline constexpr std::string_view stored_columns =
    "id, kind, author, project, line, body, also, refs, tags, people, utc_offset, zone, late, "
    "created, "
    "updated, closed_at, closed_by, flags, health, decision, decision_status, repository, "
    "revision, "
    "branch, raw";

// What `read_entry` expects, in order. For statements that name their entries `e`.
inline constexpr std::string_view entry_columns =
    "e.place, e.id, e.kind, e.author, e.project, e.line, e.body, e.people, e.utc_offset, e.late, "
    "e.closed_at, e.closed_by, e.flags, e.health, e.decision, e.decision_status, e.revision, "
    "e.created, e.refs, e.tags, e.zone, e.updated, e.repository, e.branch, e.raw";
inline constexpr int entry_column_count = 25;

// What `read_page_entry` expects: the first of these, without what no page shows. Of the flags
// those for breaking and proposed are kept, which need no second question. A name in front of each
// would be a quarter of what it costs to understand the statement.
inline constexpr std::string_view page_columns =
    "place, id, kind, author, project, line, body, people, utc_offset, late, closed_at, closed_by, "
    "flags & 18, health, decision, decision_status, revision, created";
inline constexpr int page_column_count = 18;

inline constexpr std::int64_t flag_link = 1;
inline constexpr std::int64_t flag_breaking = 2;
inline constexpr std::int64_t flag_closes = 4;
inline constexpr std::int64_t flag_names = 8;
inline constexpr std::int64_t flag_proposed = 16;

// The 64 bits as SQL orders them.
std::int64_t stored_id(model::ItemId id);
model::ItemId id_from(std::int64_t stored);

// Reads the row the cursor stands on. Only an entry that closes something is looked up a second
// time.
model::Entry read_entry(const engine::Rows& rows, const Record& record);

// Fills in a fresh entry with the same, without what asks and replies have beside them, and without
// what it closed.
void read_bare_entry(const engine::Rows& rows, const Record& record, model::Entry& entry);

// The same as far as a page shows it.
void read_page_entry(const engine::Rows& rows, const Record& record, model::Entry& entry);

bool closes_something(const engine::Rows& rows);

// What an entry closed, oldest first.
std::vector<model::ItemId> closed_by(const Record& record, model::ItemId id);

// "t4 t9" for the numbers of names that are added when new; empty for none.
std::string marks(const Record& record, NameTable table, char letter,
                  const std::vector<std::string>& names);

std::string revision_bytes(std::string_view hex);
std::string revision_text(std::string_view bytes);

}  // namespace trail::store
