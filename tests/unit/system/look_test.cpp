// Commands that show what stands in the way of a file.
#include "trail/system/look.hpp"

#include <fstream>

#include "support/catch.hpp"
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

}  // namespace
}  // namespace trail::system
