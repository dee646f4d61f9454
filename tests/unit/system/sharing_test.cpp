// Directories that a group shares.
#include "trail/system/sharing.hpp"

#include <sys/stat.h>

#include "support/catch.hpp"
#include "trail/error.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

mode_t mode_of(const Path& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 07777;
}

// Whoever runs this belongs to it.
std::string own_group(const Path& somewhere_of_ours) {
    return group_of(somewhere_of_ours);
}

}  // namespace

TEST_CASE("what is made in a shared directory is the group's, whatever the umask") {
    const test::Scratch scratch;
    const auto directory = scratch.path() / "team";
    std::filesystem::permissions(scratch.path(), std::filesystem::perms(0755));
    {
        const test::Umask strictest(077);
        make_shared_directory(directory, own_group(scratch.path()));
        make_private_file(directory / "record");
    }
    CHECK(is_shared_directory(directory));
    CHECK(mode_of(directory) == 02770);
    CHECK(mode_of(directory / "record") == 0660);
}

TEST_CASE("anywhere else a file is private") {
    const test::Scratch scratch;
    std::filesystem::permissions(scratch.path(), std::filesystem::perms(0770));
    make_private_file(scratch.path() / "record");
    CHECK_FALSE(is_shared_directory(scratch.path()));
    CHECK(mode_of(scratch.path() / "record") == 0600);
}

TEST_CASE("a directory that holds other things is not shared with anybody") {
    const test::Scratch scratch;
    const auto directory = scratch.path() / "mine";
    make_private_directory(directory);
    make_private_file(directory / "diary");
    std::filesystem::permissions(scratch.path(), std::filesystem::perms(0755));
    CHECK_THROWS_AS(make_shared_directory(directory, own_group(scratch.path())), Error);
    CHECK(mode_of(directory) == 0700);
}

TEST_CASE("a group that does not exist shares nothing") {
    const test::Scratch scratch;
    CHECK_THROWS_AS(make_shared_directory(scratch.path() / "team", "no such group"), Error);
    CHECK_FALSE(std::filesystem::exists(scratch.path() / "team"));
}

}  // namespace trail::system
