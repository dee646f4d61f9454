// The least a question costs: one SQL query run on a record, its rows printed with a bar between.
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

}  // namespace
}  // namespace trail::bench

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    const trail::bench::BareRecord record(argv[1]);
    trail::bench::Statement query(record, argv[2]);
    while (query.step()) trail::bench::print_row(query.handle());
    return std::fflush(stdout) == 0 ? 0 : 1;
}
