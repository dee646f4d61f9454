// The full-text index: its condition and its care.
#include "store/search_index.hpp"

namespace trail::store::search_index {
namespace {

constexpr std::int64_t usual_hash_bytes = 1'048'576;
constexpr std::int64_t bulk_hash_bytes = 33'554'432;
// In KiB, negative as SQLite wants it: pages that do not fit are written out and read again.
constexpr std::string_view usual_page_cache = "PRAGMA cache_size=-2000";
constexpr std::string_view bulk_page_cache = "PRAGMA cache_size=-32000";

void configure(engine::Connection& connection, std::string_view name, std::int64_t value) {
    connection.execute("INSERT INTO entry_text(entry_text, rank) VALUES($1, $2)", {name, value});
}

}  // namespace

void put(engine::Connection& connection, std::int64_t stored_id) {
    connection.execute(
        "INSERT INTO entry_text(rowid, line, body, also, refs, facets) "
        "SELECT place, line, body, also, refs, facets FROM entry WHERE id = $1",
        {stored_id});
}

void drop(engine::Connection& connection, std::int64_t stored_id) {
    connection.execute(
        "INSERT INTO entry_text(entry_text, rowid, line, body, also, refs, facets) "
        "SELECT 'delete', place, line, body, also, refs, facets FROM entry WHERE id = $1",
        {stored_id});
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
    connection.execute(bulk_page_cache);
}

void settle_many(engine::Connection& connection, bool reorder) {
    configure(connection, "hashsize", usual_hash_bytes);
    connection.execute(usual_page_cache);
    if (reorder) connection.execute("INSERT INTO entry_text(entry_text) VALUES('optimize')");
}

}  // namespace trail::store::search_index
