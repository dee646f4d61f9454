// The least a durable, searchable entry costs: the rows `trail log` writes, and nothing else.
#include <random>

#include "bench/bare_record.hpp"

namespace trail::bench {
namespace {

constexpr std::int64_t places_per_second = 16;

std::int64_t next_place(const BareRecord& record) {
    Statement newest(record, "SELECT max(place) FROM entry");
    newest.step();
    return sqlite3_column_int64(newest.handle(), 0) + places_per_second;
}

std::int64_t random_id() {
    std::random_device source;
    return static_cast<std::int64_t>(std::uint64_t{source()} << 32 | source());
}

void insert(BareRecord& record) {
    record.run("BEGIN IMMEDIATE");
    const auto place = next_place(record);
    const auto id = random_id();
    Statement(record,
              "INSERT INTO operation(at, author, command, entries, created) VALUES(?1, 1, 'log', "
              "coalesce((SELECT entries FROM operation ORDER BY number DESC LIMIT 1), 0) + 1, "
              "x'0102030405060708')")
        .bind(1, place / places_per_second)
        .step();
    Statement(record,
              "INSERT INTO entry(place, id, kind, author, project, line, refs, utc_offset, zone) "
              "VALUES(?1, ?2, 0, 1, 1, 'Fixed the parser crash on empty input #42', '#42', 0, 1)")
        .bind(1, place)
        .bind(2, id)
        .step();
    Statement(record,
              "INSERT INTO entry_text(rowid, line, body, also, refs, facets) "
              "SELECT place, line, body, also, refs, 'k' || kind || ' a' || author || ' np' FROM "
              "entry WHERE place = ?1")
        .bind(1, place)
        .step();
    record.run("COMMIT");
    record.settle();
}

}  // namespace
}  // namespace trail::bench

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    trail::bench::BareRecord record(argv[1]);
    const trail::bench::Queue queue(argv[1]);
    trail::bench::insert(record);
    return 0;
}
