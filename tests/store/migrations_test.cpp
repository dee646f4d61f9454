// Migrations: a copy first, one program at a time, all of a step or nothing of it, never edited.
#include <signal.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <thread>

#include "store/faulty_engine.hpp"
#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/golden.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/restoring.hpp"

using namespace trail;
using store::Change;
using store::Store;
using store::engine::Migration;
using test::entry;

namespace {

// What a later version of the program might add.
const std::array later{
    store::engine::migrations().front(),
    Migration{2, "moods",
              "CREATE TABLE mood(number INTEGER PRIMARY KEY) STRICT; "
              "INSERT INTO mood SELECT place FROM entry;"},
};
const std::array failing{
    store::engine::migrations().front(),
    Migration{2, "moods",
              "CREATE TABLE mood(number INTEGER PRIMARY KEY) STRICT; "
              "INSERT INTO nowhere VALUES(1);"},
};

class Older {
public:
    Older() {
        Store record({.path = path}, [] { return test::ana(); });
        record.change("log", [](Change& change) {
            auto one = entry("from before");
            store::entries::add(change, one);
        });
    }

    store::Opening opening(store::engine::Migrations steps) const {
        return {.path = path, .migrations = steps};
    }

    test::ScratchFolder folder;
    std::string path = folder.file("trail.db");
    std::string copy = path + ".before-2";
    std::string unfinished = folder.file(".trail.db.before-2.unfinished");
};

std::int64_t moods(Store& record) {
    auto rows = record.record().connection.query("SELECT count(*) FROM mood");
    rows->next();
    return rows->integer(0);
}

std::string kept_in(const std::string& path) {
    Store record({.path = path}, [] { return test::ana(); });
    return record.first_problem() + std::to_string(record.schema()) + " " +
           std::to_string(store::entries::total(record.record()));
}

// Ids must differ between the programs.
std::string written_into(const Older& older) {
    auto actor = test::ana();
    actor.random_bits = [state = static_cast<std::uint64_t>(getpid()) << 32]() mutable {
        return 0x9e37'79b9'7f4a'7c15ULL * ++state;
    };
    Store record(older.opening(later), [&] { return actor; });
    record.change("log", [](Change& change) {
        auto one = entry("by one of many");
        store::entries::add(change, one);
    });
    return std::to_string(record.schema()) + " " + std::to_string(moods(record));
}

// FNV-1a: short, and the same everywhere.
std::uint64_t hash_of(std::string_view text) {
    std::uint64_t hash = 0xcbf2'9ce4'8422'2325;
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100'0000'01b3;
    return hash;
}

std::string hex(std::uint64_t number) {
    std::ostringstream text;
    text << std::hex << number;
    return text.str();
}

}  // namespace

TEST_CASE("an older record is migrated, and a verified copy of before lies beside it") {
    const Older older;
    Store record(older.opening(later), [] { return test::ana(); });
    CHECK(record.schema() == 2);
    CHECK(moods(record) == 1);
    CHECK(kept_in(older.copy) == "1 1");
    CHECK_FALSE(std::filesystem::exists(older.unfinished));
    using std::filesystem::perms;
    CHECK(std::filesystem::status(older.copy).permissions() ==
          (perms::owner_read | perms::owner_write));
}

TEST_CASE("of programs that meet an older record one migrates it and the others wait") {
    for (int round = 0; round < 3; ++round) {
        const Older older;
        for (const auto& answer : test::at_once(8, [&] { return written_into(older); })) {
            CHECK(answer == "2 1");
        }
        CHECK(kept_in(older.copy) == "1 1");
        Store record(older.opening(later), [] { return test::ana(); });
        CHECK(store::entries::total(record.record()) == 9);
    }
}

TEST_CASE("a migration that fails leaves the record as it was, and its copy") {
    const Older older;
    for (int attempt = 0; attempt < 2; ++attempt) {
        Store record(older.opening(failing), [] { return test::ana(); });
        CHECK_THROWS_AS(record.record(), Error);
    }
    CHECK(kept_in(older.path) == "1 1");
    CHECK(kept_in(older.copy) == "1 1");
}

TEST_CASE("a migration that is killed at any moment is made by the next program") {
    using Clock = std::chrono::steady_clock;
    const Older sample;
    const auto begin = Clock::now();
    CHECK(test::in_child([&] { return written_into(sample); }) == "2 1");
    const auto usual = Clock::now() - begin;
    const auto* wanted = std::getenv("MIGRATION_KILLS");
    const int rounds = wanted ? std::atoi(wanted) : 24;
    REQUIRE(rounds > 0);
    for (int round = 0; round < rounds; ++round) {
        const Older older;
        const auto migrating = fork();
        if (migrating == 0) {
            written_into(older);
            _exit(0);
        }
        std::this_thread::sleep_for(usual * round / rounds);
        kill(migrating, SIGKILL);
        waitpid(migrating, nullptr, 0);
        Store record(older.opening(later), [] { return test::ana(); });
        CHECK(record.schema() == 2);
        CHECK(record.first_problem() == "");
        const auto entries = store::entries::total(record.record());
        CHECK((entries == 1 || entries == 2));
        CHECK(moods(record) == 1);
        CHECK(kept_in(older.copy) == "1 1");
    }
}

TEST_CASE("half a copy that a crash left is made anew") {
    const Older older;
    std::ofstream(older.unfinished) << "half";
    Store record(older.opening(later), [] { return test::ana(); });
    CHECK(record.schema() == 2);
    CHECK(kept_in(older.copy) == "1 1");
}

TEST_CASE("a program that is older than the record leaves it untouched, and the copy goes back") {
    const Older older;
    {
        CHECK(Store(older.opening(later), [] { return test::ana(); }).schema() == 2);
    }
    const auto before = std::filesystem::last_write_time(older.path);
    {
        Store record({.path = older.path}, [] { return test::ana(); });
        CHECK_THROWS_AS(record.record(), store::engine::Newer);
    }
    CHECK(std::filesystem::last_write_time(older.path) == before);
    const auto done = store::restoring::restore(older.path, older.copy);
    CHECK(done.entries == 1);
    CHECK(kept_in(older.path) == "1 1");
}

TEST_CASE("the whole schema stands in one file") {
    Store record(test::ana());
    std::string schema;
    auto rows = record.record().connection.query(
        "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'entry_text_%' "
        "ORDER BY type DESC, name");
    while (rows->next()) schema += std::string(rows->text(0)) + ";\n\n";
    CHECK(schema == testing::golden("schema.sql", schema));
}

TEST_CASE("a migration that was shipped is never edited: what is new is another one") {
    // Nothing is released yet: until then the first may change, and its sum here with it.
    const std::map<int, std::string> shipped{{1, "fbc99b556c6d215c"}};
    for (const auto& migration : store::engine::migrations()) {
        if (!shipped.contains(migration.number)) continue;
        CHECK(hex(hash_of(migration.sqlite)) == shipped.at(migration.number));
    }
    CHECK(store::engine::migrations().size() >= shipped.size());
}

TEST_CASE("migrations are numbered from one without a gap") {
    int number = 0;
    for (const auto& migration : store::engine::migrations()) CHECK(migration.number == ++number);
    CHECK(store::engine::newest_schema() == number);
}
