// The full-text index: its condition and its care.
#include "store/search_index.hpp"

namespace trail::store::search_index {
namespace {

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

// The values go through here, although SQL could select them by itself: a statement that reads
// while it writes has the index write out all it holds in memory, at its end and for every entry.
void change(engine::Connection& connection, std::int64_t stored_id, std::string_view statement) {
    auto row = connection.query(
        "SELECT place, line, body, also, refs, facets FROM entry WHERE id = $1", {stored_id});
    if (!row->next()) return;
    const auto text = [&row](int column) {
        return row->is_null(column) ? engine::Value(nullptr) : engine::Value(row->text(column));
    };
    connection.execute(statement, {row->integer(0), text(1), text(2), text(3), text(4), text(5)});
}

}  // namespace

void put(engine::Connection& connection, std::int64_t stored_id) {
    change(connection, stored_id, insertion);
}

void drop(engine::Connection& connection, std::int64_t stored_id) {
    change(connection, stored_id, removal);
}

void put(engine::Connection& connection, const IndexedText& text) {
    auto row = connection.query("SELECT facets FROM entry WHERE place = $1", {text.place});
    if (!row->next()) return;
    connection.execute(insertion,
                       {text.place, text.line, text.body, text.also, text.refs, row->text(0)});
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
