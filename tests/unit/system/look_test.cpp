// What stands in the way of a file, and the commands that show it.
#include "trail/system/look.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "support/thrown.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using test::Scratch;

TEST_CASE("the hint about a file shows the nearest thing that can be looked at") {
    const Scratch scratch;
    std::ofstream(scratch / "file") << "text";
    const auto folder = scratch.path().string();
    CHECK(look_command(scratch / "file") == "ls -ld " + folder + "/file");
    CHECK(look_command(scratch / "none") == "ls -ld " + folder);
    CHECK(look_command(scratch / "none/deep/file") == "ls -ld " + folder);
    CHECK(look_command(scratch / "file/below") == "ls -ld " + folder + "/file");
    CHECK(list_command(scratch / "none/deep") == "ls " + folder);
}

TEST_CASE("a name that a shell would take apart is quoted in a hint") {
    const Scratch scratch;
    std::ofstream(scratch / "my file") << "text";
    CHECK(look_command(scratch / "my file") == "ls -ld '" + scratch.path().string() + "/my file'");
    CHECK(look_command("none at all") == "ls -ld .");
    CHECK(look_command("") == "ls -ld .");
}

TEST_CASE("where nothing can be written is known before it is tried") {
    const Scratch scratch;
    CHECK_NOTHROW(refuse_shut_folder("write", scratch / "a folder to make/and another/file"));
    const auto error = trail::test::error_of([] { refuse_shut_folder("move", "/dev/null/file"); });
    CHECK(error.what() == std::string("cannot move /dev/null/file: Permission denied"));
    CHECK(error.hint() == "ls -ld /dev/null");
}

}  // namespace
}  // namespace trail::system
