// A log that stays small.
#include "trail/system/log_file.hpp"

#include "scratch.hpp"
#include "support/catch.hpp"

using namespace trail;
using namespace trail::system;
using trail::system::test::Scratch;

TEST_CASE("lines are appended and a full log makes room for a new one") {
    const Scratch scratch;
    const auto log = scratch.path() / "hook.log";
    append_line(log, "one", 10);
    append_line(log, "two", 10);
    CHECK(read_file(log, 100) == "one\ntwo\n");
    append_line(log, "three", 10);
    CHECK(read_file(log, 100) == "three\n");
    CHECK(read_file(scratch.path() / "hook.log.1", 100) == "one\ntwo\n");
    append_line(log, "a line that is longer than all", 10);
    CHECK(read_file(log, 100) == "a line that is longer than all\n");
    CHECK(read_file(scratch.path() / "hook.log.1", 100) == "three\n");
}

TEST_CASE("a log is private, and where none can be is an error") {
    namespace fs = std::filesystem;
    const Scratch scratch;
    append_line(scratch.path() / "hook.log", "one", 10);
    CHECK(fs::status(scratch.path() / "hook.log").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK_THROWS_AS(append_line(scratch.path() / "missing/hook.log", "one", 10), Error);
}
