// Recovery with what lies beside a damaged file: a log, a journal, half a copy, a disk that fails.
#include "store/damaged_sample.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/store/recovery.hpp"

using namespace trail;
using store::Change;
using store::Store;
using test::Bytes;
using test::entries_of;
using test::entry;
using test::page_bytes;
using test::read;
using test::sample;
using test::write;

TEST_CASE("what stands in the log beside a damaged record comes back with it") {
    const test::ScratchFolder folder;
    {
        Store record({.path = folder.file("trail.db")}, [] { return test::ana(); });
        record.change("log", [](Change& change) {
            auto one = entry("in the log alone");
            store::entries::add(change, one);
        });
    }
    REQUIRE(std::filesystem::file_size(folder.file("trail.db-wal")) > 0);
    auto bytes = read(folder.file("trail.db"));
    write(folder.file("trail.db"), Bytes(bytes.size(), 'x'));
    const auto told = store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    CHECK(told.entries == 1);
}

TEST_CASE("a change that never ended is taken back by the journal beside a damaged record") {
    const test::ScratchFolder folder;
    write(folder.file("live.db"), sample().whole);
    {
        const auto engine = store::engine::open_sqlite({.path = folder.file("live.db")});
        engine->execute("PRAGMA journal_mode=DELETE");
        engine->execute(
            "PRAGMA cache_size=1; PRAGMA cache_spill=1;");  // pages go to the file early
        engine->begin_write();
        engine->execute("UPDATE entry SET line = line || ' never ended', body = NULL");
        for (const auto* ending : {"", "-journal"})
            write(folder.file("trail.db") + ending, read(folder.file("live.db") + ending));
        engine->rollback();
    }
    auto bytes = read(folder.file("trail.db"));
    REQUIRE(bytes.find(" never ended") != Bytes::npos);
    bytes.replace(0, page_bytes, Bytes(page_bytes, 'x'));
    write(folder.file("trail.db"), bytes);
    store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    Store record({.path = folder.file("new.db")}, [] { return test::ana(); });
    CHECK(entries_of(record) == sample().all);
    CHECK(read(folder.file("trail.db")) == bytes);
}

TEST_CASE(
    "half a recovered record, left by a crash, is made anew and never passes for a whole one") {
    const test::ScratchFolder folder;
    write(folder.file("trail.db"), sample().whole);
    write(folder.file(".new.db.unfinished"), sample().whole.substr(0, 3 * page_bytes));
    store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    CHECK_FALSE(std::filesystem::exists(folder.file(".new.db.unfinished")));
    Store record({.path = folder.file("new.db")}, [] { return test::ana(); });
    CHECK(entries_of(record) == sample().all);
}

TEST_CASE("what the disk does not give is told, and the rest comes back") {
    const test::ScratchFolder folder;
    write(folder.file("trail.db"), sample().whole);
    std::filesystem::create_directory(folder.file("trail.db-wal"));  // opens, and cannot be read
    const auto told = store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    CHECK(told.unread > 0);
    CHECK(told.entries == sample().all.size());
}

TEST_CASE("what an earlier run left unfinished is no source, and stays as it is") {
    const test::ScratchFolder folder;
    const auto left = folder.file(".new.db.unfinished");
    write(left, sample().whole);
    CHECK_THROWS_AS(store::recovery::recover(left, folder.file("new.db")), trail::Error);
    CHECK(read(left) == sample().whole);
}

TEST_CASE("a file that only looks like half a copy is left alone") {
    const test::ScratchFolder folder;
    write(folder.file("trail.db"), sample().whole);
    write(folder.file("new.db.new"), {'m', 'i', 'n', 'e'});
    store::recovery::recover(folder.file("trail.db"), folder.file("new.db"));
    CHECK(read(folder.file("new.db.new")) == Bytes{'m', 'i', 'n', 'e'});
}
