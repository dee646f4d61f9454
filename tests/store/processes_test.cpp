// Several programs that make, read and write one record at the same time.
#include <fcntl.h>

#include <fstream>

#include "support/catch.hpp"
#include "support/child_process.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/engine/sqlite.hpp"
#include "trail/store/entries.hpp"
#include "trail/system/files.hpp"

using namespace trail;
using store::Change;
using store::Store;
using test::entry;

namespace {

constexpr std::size_t programs = 8;

// Ids must differ between the programs.
store::Actor actor() {
    auto ana = test::ana();
    ana.random_bits = [state = static_cast<std::uint64_t>(getpid()) << 32]() mutable {
        return 0x9e37'79b9'7f4a'7c15ULL * ++state;
    };
    return ana;
}

std::string logged(const std::string& path) {
    Store record({.path = path}, actor);
    record.change("log", [](Change& change) {
        auto one = entry("by one of many");
        store::entries::add(change, one);
    });
    return "logged";
}

std::string read(const std::string& path) {
    Store record({.path = path}, actor);
    return std::to_string(record.schema());
}

}  // namespace

TEST_CASE("programs that make one record at the same time all write into it") {
    for (int round = 0; round < 5; ++round) {
        const test::ScratchFolder folder;
        const auto path = folder.file("trail.db");
        for (const auto& answer : test::at_once(programs, [&] { return logged(path); })) {
            CHECK(answer == "logged");
        }
        Store record({.path = path}, actor);
        CHECK(store::entries::total(record.record()) == programs);
        CHECK(record.first_problem().empty());
    }
}

TEST_CASE("of programs that open a record without tables one makes them, the others wait") {
    for (int round = 0; round < 5; ++round) {
        const test::ScratchFolder folder;
        const auto path = folder.file("trail.db");
        system::make_private_file(path);
        for (const auto& answer : test::at_once(programs, [&] { return read(path); })) {
            CHECK(answer == std::to_string(store::engine::newest_schema()));
        }
        system::make_private_file(folder.file("other.db"));
        for (const auto& answer :
             test::at_once(programs, [&] { return logged(folder.file("other.db")); })) {
            CHECK(answer == "logged");
        }
        Store record({.path = folder.file("other.db")}, actor);
        CHECK(store::entries::total(record.record()) == programs);
        CHECK(record.first_problem().empty());
    }
}
