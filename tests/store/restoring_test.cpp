// Restoring: a copy takes the record's place whole, what was there is kept, nothing is mixed.
#include "trail/store/restoring.hpp"

#include <sys/stat.h>

#include <fstream>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "support/scratch_folder.hpp"
#include "trail/store/entries.hpp"

using namespace trail;
using namespace std::chrono_literals;
namespace fs = std::filesystem;
using store::Change;
using store::Store;
using test::entry;
using trail::store::restoring::restore;

namespace {

class Desk {
public:
    Desk() {
        log("of the copy");
        Store(opening(), actor()).backup(copy);
        log("later one");
        log("later two");
    }

    store::Opening opening() const { return {.path = path, .patience = 200ms}; }

    std::function<store::Actor()> actor() {
        return [this] {
            auto ana = test::ana();
            ana.random_bits = [this] { return 0x9e37'79b9'7f4a'7c15ULL * ++ids_; };
            return ana;
        };
    }

    void log(const std::string& line) {
        Store record(opening(), actor());
        record.change("log", [&](Change& change) {
            auto one = entry(line);
            store::entries::add(change, one);
        });
    }

    std::size_t entries_in(const std::string& file) {
        Store record({.path = file}, actor());
        CHECK(record.first_problem() == "");
        return store::entries::total(record.record());
    }

    bool is_there(const std::string& ending) const { return fs::exists(path + ending); }

    test::ScratchFolder folder;
    std::string path = folder.file("trail.db");
    std::string copy = folder.file("copy.db");
    std::string kept = path + ".before-restore";

private:
    std::uint64_t ids_ = 0;
};

}  // namespace

TEST_CASE("a copy takes the record's place; the record of before is kept whole and goes back") {
    Desk desk;
    REQUIRE(fs::file_size(desk.path + "-wal") > 0);
    const auto done = restore(desk.path, desk.copy);
    CHECK(done.entries == 1);
    CHECK(done.kept == desk.kept);
    CHECK_FALSE(desk.is_there(".before-restore-wal"));
    CHECK_FALSE(fs::exists(fs::path(desk.path).parent_path() / ".trail.db.unfinished"));
    CHECK(desk.entries_in(desk.path) == 1);
    CHECK(desk.entries_in(desk.kept) == 3);
    const auto back = restore(desk.path, desk.kept);
    CHECK(back.entries == 3);
    CHECK(back.kept == desk.kept + "-2");
    CHECK(desk.entries_in(desk.path) == 3);
}

TEST_CASE("the log of the record of before is never played into the copy") {
    Desk desk;
    restore(desk.path, desk.copy);
    CHECK_FALSE(desk.is_there("-wal"));
    desk.log("after");
    CHECK(desk.entries_in(desk.path) == 2);
}

TEST_CASE("a record too damaged to be opened is kept with its log as it is") {
    Desk desk;
    for (const auto* ending : {"", "-wal"})
        std::ofstream(desk.path + ending, std::ios::binary | std::ios::in)
            << std::string(8192, 'x');
    const auto log = fs::file_size(desk.path + "-wal");
    restore(desk.path, desk.copy);
    CHECK(desk.entries_in(desk.path) == 1);
    CHECK(fs::file_size(desk.kept + "-wal") == log);
    std::string first(1, ' ');
    std::ifstream(desk.kept).read(first.data(), 1);
    CHECK(first == "x");
}

TEST_CASE("what is damaged, no record, newer or the record itself is refused; nothing changes") {
    Desk desk;
    const auto refused = [&](const std::string& file) {
        try {
            restore(desk.path, file);
        } catch (const Error& error) {
            CHECK(desk.entries_in(desk.path) == 3);
            CHECK_FALSE(desk.is_there(".before-restore"));
            return std::string(error.what());
        }
        return std::string("restored");
    };
    CHECK(refused(desk.path).ends_with("is the record itself"));
    CHECK(refused(desk.folder.file("none.db")).starts_with("there is no file"));
    std::ofstream(desk.folder.file("empty.db")) << "";
    CHECK(refused(desk.folder.file("empty.db")).ends_with("holds no record"));
    std::ofstream(desk.folder.file("text.db")) << std::string(5000, 'x');
    CHECK(refused(desk.folder.file("text.db")).find("damaged") != std::string::npos);
    fs::copy(desk.copy, desk.folder.file("bad.db"));
    std::fstream bad(desk.folder.file("bad.db"), std::ios::in | std::ios::out | std::ios::binary);
    bad.seekp(4096 * 2);
    bad << std::string(4096 * 12, 'x');
    bad.close();
    CHECK(refused(desk.folder.file("bad.db")).find("damaged") != std::string::npos);
    {
        Store newer({.path = desk.copy}, desk.actor());
        newer.record().connection.execute("PRAGMA user_version=99");
    }
    CHECK(refused(desk.copy).find("newer trail") != std::string::npos);
}

TEST_CASE("while another program has the record open, it is not replaced") {
    Desk desk;
    {
        Store reader(desk.opening(), desk.actor());
        reader.view([&](const store::Record& record) {
            CHECK(store::entries::total(record) == 3);
            CHECK_THROWS_WITH(restore(desk.path, desk.copy, 100ms),
                              "another program has " + desk.path + " open");
            CHECK(store::entries::total(record) == 3);
        });
    }
    CHECK(restore(desk.path, desk.copy).entries == 1);
}

TEST_CASE("what was opened before the record was replaced is not written to any more") {
    Desk desk;
    Store late(desk.opening(), desk.actor());
    late.record().connection.execute("PRAGMA journal_mode=DELETE");
    CHECK(restore(desk.path, desk.copy).entries == 1);
    try {
        late.change("log", [](Change& change) {
            auto one = entry("written late");
            store::entries::add(change, one);
        });
        FAIL("written where nobody reads it");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::busy);
    }
    CHECK(desk.entries_in(desk.kept) == 3);
}

TEST_CASE("the mode of what was restored is the record's, whatever the umask") {
    for (const auto& [mask, shared] :
         {std::pair(0, false), std::pair(0777, false), std::pair(0077, true)}) {
        Desk desk;
        constexpr auto group_too = fs::perms::owner_all | fs::perms::group_all | fs::perms::set_gid;
        if (shared) fs::permissions(desk.folder.path(), group_too);
        const auto before = umask(static_cast<mode_t>(mask));
        restore(desk.path, desk.copy);
        umask(before);
        CHECK(fs::status(desk.path).permissions() == static_cast<fs::perms>(shared ? 0660 : 0600));
    }
}

TEST_CASE("where there is no record yet, the copy becomes it") {
    Desk desk;
    const auto other = desk.folder.file("elsewhere/trail.db");
    CHECK(restore(other, desk.copy).kept.empty());
    CHECK(desk.entries_in(other) == 1);
}
