// The spool: what waits is found in order, also after a clock was set back.
#include "trail/store/spool.hpp"

#include <fstream>
#include <iterator>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Spool;
using test::ScratchFolder;

namespace {

std::string content(const system::Path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("a spool that was never used is empty and makes no folder") {
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    CHECK(spool.is_empty());
    CHECK(spool.waiting().empty());
    CHECK_FALSE(std::filesystem::exists(folder.path() / "spool"));
}

TEST_CASE("notes wait in the order in which they came") {
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    for (int i = 0; i < 50; ++i) spool.put(std::to_string(i));
    const auto waiting = spool.waiting();
    REQUIRE(waiting.size() == 50);
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        CHECK(content(waiting[i]) == std::to_string(i));
    }
    CHECK_FALSE(spool.is_empty());
}

TEST_CASE("a note comes behind one from the future") {
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    spool.put("first");
    const auto late = spool.directory() / "09000000000000000000-0000000000000000.json";
    std::filesystem::rename(spool.waiting().front(), late);
    spool.put("second");
    REQUIRE(spool.waiting().size() == 2);
    CHECK(content(spool.waiting()[1]) == "second");
}

TEST_CASE("what waits for one record is nothing to another") {
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    spool.put("one");
    CHECK(Spool(folder.path(), "/home/ana/team.db").is_empty());
    CHECK(Spool(folder.path(), "").is_empty());
}

TEST_CASE("a note that was taken is gone, and a refused one is set aside") {
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    spool.put("taken");
    spool.put("refused");
    const auto waiting = spool.waiting();
    spool.remove(waiting[0]);
    spool.refuse(waiting[1]);
    CHECK(spool.is_empty());
    REQUIRE(spool.refused().size() == 1);
    CHECK(content(spool.refused().front()) == "refused");
}

TEST_CASE("only one program takes notes out at a time") {
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    spool.put("one");
    {
        const auto held = spool.hold(0ms);
        REQUIRE(held.has_value());
        CHECK_FALSE(spool.hold(0ms).has_value());
    }
    CHECK(spool.hold(0ms).has_value());
}

TEST_CASE("notes are for their writer's eyes alone") {
    namespace fs = std::filesystem;
    const ScratchFolder folder;
    const Spool spool(folder.path(), "/home/ana/trail.db");
    spool.put("one");
    CHECK(fs::status(spool.directory()).permissions() == fs::perms::owner_all);
    CHECK(fs::status(spool.waiting().front()).permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}
