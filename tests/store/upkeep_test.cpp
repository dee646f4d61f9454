// Upkeep: compacting loses no entry, forgets only what is old, and leaves a smaller file.
#include "trail/store/upkeep.hpp"

#include <stdlib.h>

#include <filesystem>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

class Scratch {
public:
    Scratch() {
        std::string name = std::filesystem::temp_directory_path() / "trail-upkeep-XXXXXX";
        path_ = mkdtemp(name.data());
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove_all(path_); }

    store::Opening record() const { return {.path = (path_ / "trail.db").string()}; }

private:
    std::filesystem::path path_;
};

model::Entry added(Store& record, model::Entry entry) {
    record.change("log", [&](Change& change) { store::entries::add(change, entry); });
    return entry;
}

void remove(Store& record, model::ItemId id) {
    record.change("rm", [&](Change& change) { store::entries::remove(change, id); });
}

}  // namespace

TEST_CASE("a record that is not there takes no space") {
    const Scratch scratch;
    const Store record(scratch.record(), [actor = test::ana()] { return actor; });
    CHECK(store::upkeep::bytes_on_disk(record) == 0);
}

TEST_CASE("compacting makes the file smaller and keeps every entry") {
    const Scratch scratch;
    Store record(scratch.record(), [actor = test::ana()] { return actor; });
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
    const Scratch scratch;
    Store record(scratch.record(), [actor = test::ana()] { return actor; });
    const auto written = added(record, entry("brought back"));
    remove(record, written.id);
    CHECK(store::upkeep::compact(record, sunday_morning).forgotten == 0);
    record.change("undo", [&](Change& change) { store::history::undo(change, 2); });
    CHECK(store::entries::find(record.record(), written.id)->line == "brought back");
}

TEST_CASE("compacting is no operation that undo could take back") {
    const Scratch scratch;
    Store record(scratch.record(), [actor = test::ana()] { return actor; });
    added(record, entry("one"));
    store::upkeep::compact(record, sunday_morning);
    CHECK(store::history::operations(record.record(), 10).size() == 1);
    CHECK(store::history::newest_to_undo(record.record()).value_or(0) == 1);
}
