// Upkeep: compacting loses no entry, forgets only what is old, and leaves a smaller file.
#include "trail/store/upkeep.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

store::Opening record_in(const test::ScratchFolder& folder) {
    return {.path = folder.file("trail.db")};
}

model::Entry added(Store& record, model::Entry entry) {
    record.change("log", [&](Change& change) { store::entries::add(change, entry); });
    return entry;
}

void remove(Store& record, model::ItemId id) {
    record.change("rm", [&](Change& change) { store::entries::remove(change, id); });
}

}  // namespace

TEST_CASE("a record that is not there takes no space") {
    const test::ScratchFolder scratch;
    const Store record(record_in(scratch), [actor = test::ana()] { return actor; });
    CHECK(store::upkeep::bytes_on_disk(record) == 0);
}

TEST_CASE("compacting makes the file smaller and keeps every entry") {
    const test::ScratchFolder scratch;
    Store record(record_in(scratch), [actor = test::ana()] { return actor; });
    const auto kept = added(record, entry("kept"));
    auto large = entry("large");
    large.body = std::string(500'000, 'x');
    remove(record, added(record, large).id);
    const auto done = store::upkeep::compact(record, sunday_morning + 24h);
    CHECK(done.forgotten == 1);
    CHECK(done.bytes_after + 500'000 < done.bytes_before);
    CHECK(done.bytes_after == store::upkeep::bytes_on_disk(record));
    CHECK(store::entries::find(record.record(), kept.id)->line == "kept");
    CHECK(record.first_problem().empty());
}

TEST_CASE("what was removed later than the given moment can still be brought back") {
    const test::ScratchFolder scratch;
    Store record(record_in(scratch), [actor = test::ana()] { return actor; });
    const auto written = added(record, entry("brought back"));
    remove(record, written.id);
    CHECK(store::upkeep::compact(record, sunday_morning).forgotten == 0);
    record.change("undo", [&](Change& change) { store::history::undo(change, 2); });
    CHECK(store::entries::find(record.record(), written.id)->line == "brought back");
}

TEST_CASE("compacting is no operation that undo could take back") {
    const test::ScratchFolder scratch;
    Store record(record_in(scratch), [actor = test::ana()] { return actor; });
    added(record, entry("one"));
    store::upkeep::compact(record, sunday_morning);
    CHECK(store::history::operations(record.record(), 10).size() == 1);
    CHECK(store::history::newest_to_undo(record.record()).value_or(0) == 1);
}
