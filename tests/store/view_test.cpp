// Several questions of one moment.
#include <stdexcept>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/store.hpp"

using namespace trail;
using store::Change;
using store::Record;
using store::Store;

namespace {

void log(Store& store, const std::string& line) {
    store.change("log", [&](Change& change) {
        auto entry = test::entry(line);
        store::entries::add(change, entry);
    });
}

std::size_t seen(const Record& record) {
    return store::entries::newest(record, 10).size();
}

}  // namespace

TEST_CASE("a view shows the record as it was at its first question") {
    const test::ScratchFolder folder;
    const auto actor = test::ana();  // one, so that no id comes twice
    Store reader({.path = folder.file("trail.db")}, [&] { return actor; });
    Store writer({.path = folder.file("trail.db")}, [&] { return actor; });
    log(writer, "before");
    reader.view([&](const Record& record) {
        CHECK(seen(record) == 1);
        log(writer, "meanwhile");
        CHECK(seen(record) == 1);
    });
    CHECK(seen(reader.record()) == 2);
}

TEST_CASE("a record can be changed after a view, also after one that failed") {
    Store record(test::ana());
    CHECK(record.view(seen) == 0);
    const auto fail = [](const Record&) -> int { throw std::runtime_error("no"); };
    CHECK_THROWS_AS(record.view(fail), std::runtime_error);
    log(record, "after");
    CHECK(record.view(seen) == 1);
}
