// The least a question costs: one SQL query run on a record, its rows printed with a bar between.
//
// Ranking reads the texts that were indexed; what the record adds to them is left out.
#include "bench/bare_record.hpp"

namespace trail::bench {
namespace {

void print_row(sqlite3_stmt* row) {
    const int count = sqlite3_column_count(row);
    for (int i = 0; i < count; ++i) {
        const auto* text = sqlite3_column_text(row, i);
        if (i > 0) std::putchar('|');
        if (text != nullptr) std::fputs(reinterpret_cast<const char*>(text), stdout);
    }
    std::putchar('\n');
}

void no_facets(sqlite3_context* context, int, sqlite3_value**) {
    sqlite3_result_text(context, "", 0, SQLITE_STATIC);
}

}  // namespace
}  // namespace trail::bench

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const trail::bench::BareRecord record(argv[1]);
    record.check(sqlite3_create_function_v2(
        record.handle(), "trail_facets", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
        nullptr, trail::bench::no_facets, nullptr, nullptr, nullptr));
    trail::bench::Statement query(record, argv[2]);
    while (query.step()) trail::bench::print_row(query.handle());
    return std::fflush(stdout) == 0 ? 0 : 1;
}
