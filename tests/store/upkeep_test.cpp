// Upkeep: compacting loses no entry, forgets only what is old, and leaves a smaller file.
#include "trail/store/upkeep.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/engine/sqlite.hpp"
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

// As it is made where no write-ahead log works.
void give_rollback_journal(const store::Opening& opening) {
    Store(opening, [] { return test::ana(); }).make();
    store::engine::open_sqlite({.path = opening.path})->execute("PRAGMA journal_mode=DELETE");
}

bool stands_in_a_file(const test::ScratchFolder& folder, const std::string& text) {
    for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
        if (bytes.find(text) != std::string::npos) return true;
    }
    return false;
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

TEST_CASE("a rollback journal stays for the next change, and never stays large") {
    const test::ScratchFolder scratch;
    const auto opening = record_in(scratch);
    give_rollback_journal(opening);
    Store record(opening, [actor = test::ana()] { return actor; });
    record.change("import", [](Change& change) {
        for (int i = 0; i < 4; ++i) {
            auto large = entry("large");
            large.body = std::string(900'000, 'x');
            store::entries::add(change, large);
        }
    });
    const std::filesystem::path journal(opening.path + "-journal");
    CHECK(std::filesystem::exists(journal));
    record.change("undo", [](Change& change) { store::history::undo(change, 1); });
    CHECK(std::filesystem::exists(journal));
    CHECK(std::filesystem::file_size(journal) <= 1 << 20);
}

TEST_CASE("what was forgotten is not in a journal that stays either") {
    const test::ScratchFolder scratch;
    const auto opening = record_in(scratch);
    give_rollback_journal(opening);
    Store record(opening, [actor = test::ana()] { return actor; });
    const auto secret = added(record, entry("thesecretword"));
    added(record, entry("next"));
    CHECK(stands_in_a_file(scratch, "thesecretword"));
    record.change("rm --purge",
                  [&](Change& change) { store::history::purge(change, {secret.id}); });
    record.rewrite();
    CHECK_FALSE(stands_in_a_file(scratch, "thesecretword"));
    // Emptied, not removed: who may not write to the folder could remove nothing.
    CHECK(std::filesystem::exists(opening.path + "-journal"));
}
