// Modes, and files of writers that died.
#include "trail/system/tidying.hpp"

#include <chrono>

#include "scratch.hpp"
#include "support/catch.hpp"

using namespace trail;
using namespace trail::system;
using system::test::Scratch;
namespace fs = std::filesystem;

namespace {

void write(const Path& file, std::chrono::hours age) {
    std::ofstream(file) << "half";
    fs::last_write_time(file, fs::file_time_type::clock::now() - age);
}

}  // namespace

TEST_CASE("a mode is set as it was asked for, and never through a link") {
    const Scratch folder;
    write(folder / "open", std::chrono::hours(0));
    fs::permissions(folder / "open", fs::perms::all);
    set_mode(folder / "open", fs::perms::owner_read | fs::perms::owner_write);
    CHECK(fs::status(folder / "open").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));

    fs::create_symlink(folder / "open", folder / "link");
    CHECK_THROWS_AS(set_mode(folder / "link", fs::perms::all), Error);
    CHECK_THROWS_AS(set_mode(folder / "gone", fs::perms::all), Error);
    CHECK(fs::status(folder / "open").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
}

TEST_CASE("only what a writer left unfinished is found, and not while it may be at work") {
    const Scratch folder;
    const std::chrono::hours day(24);
    write(folder / ".trail-00112233aabbccdd", day);
    write(folder / ".trail-ffffffffffffffff", std::chrono::hours(0));
    write(folder / ".trail-00112233aabbccd", day);
    write(folder / ".trail-00112233AABBCCDD", day);
    write(folder / ".trail.toml", day);
    fs::create_symlink(folder / ".trail.toml", folder / ".trail-0011223344556677");
    const std::vector<Path> left{folder / ".trail-00112233aabbccdd"};
    CHECK(unfinished_files(folder.path(), std::chrono::hours(1)) == left);
    CHECK(unfinished_files(folder / "gone", std::chrono::hours(1)).empty());
}

TEST_CASE("a file that is written durably leaves nothing unfinished, whether it succeeds or not") {
    const Scratch folder;
    fs::create_directory(folder / "target");
    CHECK_THROWS(write_file_durably(folder / "target", "text"));
    write_file_durably(folder / "file", "text");
    CHECK(unfinished_files(folder.path(), std::chrono::minutes(0)).empty());
}
