// The least a large import costs: one record's rows written into another in one transaction.
#include <vector>

#include "bench/bare_record.hpp"

namespace trail::bench {
namespace {

std::vector<std::string> texts(const BareRecord& record, const std::string& sql) {
    std::vector<std::string> found;
    Statement statement(record, sql);
    while (statement.step()) {
        found.emplace_back(
            reinterpret_cast<const char*>(sqlite3_column_text(statement.handle(), 0)));
    }
    return found;
}

// The tables as they are, whatever version of the program made them.
void make_tables(BareRecord& record) {
    for (const auto& sql : texts(record,
                                 "SELECT sql FROM source.sqlite_master WHERE sql IS NOT NULL "
                                 "AND name NOT LIKE 'entry\\_text\\_%' ESCAPE '\\' "
                                 "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid")) {
        record.run(sql);
    }
    record.run("INSERT INTO entry_text(entry_text, rank) VALUES('automerge', 8)");
    record.run("INSERT INTO entry_text(entry_text, rank) VALUES('hashsize', 33554432)");
}

void copy_whole(BareRecord& record, const std::string& table) {
    record.run("INSERT INTO main." + table + " SELECT * FROM source." + table);
}

// Entry by entry, as they come to an import.
void copy_entries(BareRecord& record) {
    std::string columns, places;
    for (const auto& column : texts(record, "SELECT name FROM pragma_table_info('entry')")) {
        columns += (columns.empty() ? "" : ", ") + column;
        places += places.empty() ? "?" : ", ?";
    }
    Statement source(record, "SELECT " + columns + " FROM source.entry ORDER BY place");
    Statement entry(record, "INSERT INTO main.entry(" + columns + ") VALUES(" + places + ")");
    Statement text(record,
                   "INSERT INTO main.entry_text(rowid, line, body, also, refs, facets) "
                   "SELECT place, line, body, also, refs, 'k' || kind || ' a' || author || ' np' "
                   "FROM main.entry WHERE place = ?1");
    while (source.step()) {
        const int count = sqlite3_column_count(source.handle());
        for (int i = 0; i < count; ++i) entry.bind(i + 1, sqlite3_column_value(source.handle(), i));
        entry.step();
        text.bind(1, sqlite3_column_int64(source.handle(), 0)).step();
    }
}

void import(BareRecord& record) {
    record.run("BEGIN IMMEDIATE");
    make_tables(record);
    for (const auto* table : {"person", "project", "tag", "zone", "repository", "operation"}) {
        copy_whole(record, table);
    }
    copy_entries(record);
    copy_whole(record, "decision");
    record.run("INSERT INTO entry_text(entry_text) VALUES('optimize')");
    record.run("COMMIT");
    record.settle();
}

}  // namespace
}  // namespace trail::bench

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    trail::bench::BareRecord record(argv[2], SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    record.run("PRAGMA journal_mode=WAL");
    record.run("ATTACH '" + std::string(argv[1]) + "' AS source");
    trail::bench::import(record);
    return 0;
}
