// The files that hold settings.
#include "cli/setting_files.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::cli;
using config::Layer;
using Scratch = trail::test::ScratchFolder;

namespace {

unsigned mode(const std::string& path) {
    struct stat found {};
    REQUIRE(::stat(path.c_str(), &found) == 0);
    return found.st_mode & 0777U;
}

}  // namespace

TEST_CASE("without an option the user's own file is meant") {
    CHECK(layer_of({}) == Layer::user);
    CHECK(layer_of({.user = true}) == Layer::user);
    CHECK(layer_of({.system = true}) == Layer::system);
    CHECK(layer_of({.repository = true}) == Layer::repository);
}

TEST_CASE("two files at once are refused") {
    CHECK_THROWS_AS(layer_of({.user = true, .system = true}), Error);
    CHECK_THROWS_AS(layer_of({.system = true, .repository = true}), Error);
}

TEST_CASE("a user's new file and its directory are private, whatever the umask") {
    const Scratch scratch;
    const auto before = ::umask(0);
    write_settings(Layer::user, scratch.file("config/trail/config.toml"), "a = 1\n");
    ::umask(before);
    CHECK(mode(scratch.file("config/trail")) == 0700);
    CHECK(mode(scratch.file("config/trail/config.toml")) == 0600);
    CHECK(setting_text(scratch.file("config/trail/config.toml")) == "a = 1\n");
}

TEST_CASE("an existing file keeps its mode") {
    const Scratch scratch;
    std::ofstream(scratch.file("config.toml")) << "a = 1\n";
    std::filesystem::permissions(scratch.file("config.toml"), std::filesystem::perms(0640));
    write_settings(Layer::user, scratch.file("config.toml"), "a = 2\n");
    CHECK(mode(scratch.file("config.toml")) == 0640);
    CHECK(setting_text(scratch.file("config.toml")) == "a = 2\n");
}

TEST_CASE("the settings of a machine and of a repository are for everybody") {
    const Scratch scratch;
    const auto before = ::umask(022);
    write_settings(Layer::system, scratch.file("xdg/trail/config.toml"), "a = 1\n");
    write_settings(Layer::repository, scratch.file(".trail.toml"), "a = 1\n");
    ::umask(before);
    CHECK(mode(scratch.file("xdg/trail")) == 0755);
    CHECK(mode(scratch.file("xdg/trail/config.toml")) == 0644);
    CHECK(mode(scratch.file(".trail.toml")) == 0644);
}

TEST_CASE("a file that is not there says nothing") {
    const Scratch scratch;
    CHECK(setting_text(scratch.file("config.toml")).empty());
}
