// The full-text index: its condition and its care.
#include "store/search_index.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "store/entry_row.hpp"
#include "trail/store/engine/facets.hpp"

namespace trail::store::search_index {
namespace {

using engine::Value;

constexpr std::int64_t usual_hash_bytes = 1'048'576;
constexpr std::int64_t bulk_hash_bytes = 33'554'432;
// While many come nothing is merged that the pass at the end merges again.
constexpr std::int64_t usual_merging = 8;
constexpr std::int64_t no_merging = 0;
constexpr std::int64_t usual_most_segments = 16;
constexpr std::int64_t most_segments = 256;
// In KiB, negative as SQLite wants it: pages that do not fit are written out and read again.
constexpr std::string_view usual_page_cache = "PRAGMA cache_size=-2000";
constexpr std::string_view bulk_page_cache = "PRAGMA cache_size=-32000";

void configure(engine::Connection& connection, std::string_view name, std::int64_t value) {
    connection.execute("INSERT INTO entry_text(entry_text, rank) VALUES($1, $2)", {name, value});
}

constexpr std::string_view insertion =
    "INSERT INTO entry_text(rowid, line, body, also, refs, facets) VALUES($1, $2, $3, $4, $5, $6)";
constexpr std::string_view removal =
    "INSERT INTO entry_text(entry_text, rowid, line, body, also, refs, facets) "
    "VALUES('delete', $1, $2, $3, $4, $5, $6)";

enum Column {
    place,
    id,
    kind,
    author,
    project,
    line,
    body,
    also,
    refs,
    tags,
    people,
    utc_offset,
    zone,
    late,
    created,
    updated,
    closed_at,
    closed_by,
    flags,
    health,
    decision,
    decision_status,
    repository,
    revision,
};

std::optional<std::int64_t> number(const Value& value) {
    const auto* found = std::get_if<std::int64_t>(&value);
    return found ? std::optional(*found) : std::nullopt;
}

std::string_view text(const Value& value) {
    const auto* found = std::get_if<std::string_view>(&value);
    return found ? *found : std::string_view();
}

bool has(const Value& value) {
    return !std::holds_alternative<std::nullptr_t>(value);
}

std::string facets_of(std::span<const Value> row) {
    return engine::facets({.kind = number(row[kind]).value_or(0),
                           .author = number(row[author]).value_or(0),
                           .project = number(row[project]),
                           .decision_status = number(row[decision_status]),
                           .tags = text(row[tags]),
                           .people = text(row[people]),
                           .is_closed = has(row[closed_at]),
                           .has_body = has(row[body]),
                           .has_refs = has(row[refs]),
                           .is_edited = has(row[updated]),
                           .is_commit = has(row[revision]),
                           .flags = number(row[flags]).value_or(0)});
}

// The values go through here, although SQL could select them by itself: a statement that reads
// while it writes has the index write out all it holds in memory, at its end and for every entry.
void write(engine::Connection& connection, std::string_view statement, std::span<const Value> row) {
    const auto words = facets_of(row);
    connection.execute(statement, {row[place], row[line], row[body], row[also], row[refs],
                                   std::string_view(words)});
}

Value value_at(const engine::Rows& rows, int column) {
    if (rows.is_null(column)) return nullptr;
    const bool is_text = (column >= line && column <= people) || column == revision;
    return is_text ? Value(rows.text(column)) : Value(rows.integer(column));
}

void write_stored(engine::Connection& connection, std::string_view statement,
                  std::int64_t stored_id) {
    auto rows = connection.query(
        fmt::format("SELECT place, {} FROM entry WHERE id = $1", stored_columns), {stored_id});
    if (!rows->next()) return;
    std::array<Value, revision + 1> row;
    for (int column = 0; column <= revision; ++column)
        row[static_cast<std::size_t>(column)] = value_at(*rows, column);
    write(connection, statement, row);
}

}  // namespace

void prepare(engine::Connection& connection) {
    connection.prepare(insertion);
}

void put(engine::Connection& connection, std::int64_t stored_id) {
    write_stored(connection, insertion, stored_id);
}

void drop(engine::Connection& connection, std::int64_t stored_id) {
    write_stored(connection, removal, stored_id);
}

void put(engine::Connection& connection, std::span<const Value> row) {
    write(connection, insertion, row);
}

std::string first_problem(engine::Connection& connection) {
    try {
        configure(connection, "integrity-check", 1);
    } catch (const engine::Damaged&) {
        return "the search index does not fit the entries";
    }
    return {};
}

void expect_many(engine::Connection& connection) {
    configure(connection, "hashsize", bulk_hash_bytes);
    configure(connection, "automerge", no_merging);
    configure(connection, "crisismerge", most_segments);
    connection.execute(bulk_page_cache);
}

void settle_many(engine::Connection& connection, bool reorder) {
    configure(connection, "hashsize", usual_hash_bytes);
    configure(connection, "automerge", usual_merging);
    configure(connection, "crisismerge", usual_most_segments);
    connection.execute(usual_page_cache);
    if (reorder) connection.execute("INSERT INTO entry_text(entry_text) VALUES('optimize')");
}

}  // namespace trail::store::search_index
