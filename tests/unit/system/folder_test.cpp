// A folder whose files are read and written by name.
#include "trail/system/folder.hpp"

#include <sys/stat.h>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using test::content_of;
using test::error_of;
using test::files_in;
using test::mode_of;
using test::put;
using test::Scratch;

}  // namespace

TEST_CASE("a folder tells what lies directly in it, and which of it is plain") {
    const Scratch scratch;
    put(scratch / "b.md", "b");
    put(scratch / "a.md", "a");
    std::filesystem::create_directory(scratch / "c");
    std::filesystem::create_symlink("/etc/passwd", scratch / "link.md");
    REQUIRE(::mkfifo((scratch / "pipe.md").c_str(), 0600) == 0);
    std::string seen;
    for (const auto& file : Folder(scratch.path()).files(10))
        seen += file.name + (file.is_plain ? " " : "! ");
    CHECK(seen == "a.md b.md link.md! pipe.md! ");
    CHECK(error_of([&] { Folder(scratch.path()).files(3); }).kind() == Failure::data);
    CHECK(error_of([&] { Folder(scratch / "none"); }).kind() == Failure::usage);
    CHECK(error_of([&] { Folder(scratch / "a.md"); }).kind() == Failure::usage);
}

TEST_CASE("a file of a folder is never read through a link, from a pipe, or too much of it") {
    const Scratch scratch;
    put(scratch / "a.md", "text");
    std::filesystem::create_symlink("a.md", scratch / "link.md");
    REQUIRE(::mkfifo((scratch / "pipe.md").c_str(), 0600) == 0);
    const Folder folder(scratch.path());
    CHECK(folder.read("a.md", 4) == "text");
    CHECK(folder.read("none.md", 4) == std::nullopt);
    for (const auto* name : {"link.md", "pipe.md"}) {
        CHECK(error_of([&] { folder.read(name, 4); }).kind() == Failure::data);
    }
    CHECK(error_of([&] { folder.read("a.md", 3); }).kind() == Failure::data);
}

TEST_CASE("a file is replaced whole, keeps its mode, and only when nobody else changed it") {
    const Scratch scratch;
    put(scratch / "a.md", "one");
    ::chmod((scratch / "a.md").c_str(), 0640);
    const Folder folder(scratch.path());
    folder.write("a.md", "two", "one");
    CHECK(content_of(scratch / "a.md") == "two");
    CHECK(mode_of(scratch / "a.md") == 0640);
    CHECK(error_of([&] { folder.write("a.md", "three", "one"); }).kind() == Failure::busy);
    CHECK(error_of([&] { folder.write("a.md", "three", std::nullopt); }).kind() == Failure::busy);
    CHECK(error_of([&] { folder.write("new.md", "x", "x"); }).kind() == Failure::busy);
    folder.write("new.md", "x", std::nullopt);
    CHECK(content_of(scratch / "a.md") == "two");
    CHECK(content_of(scratch / "new.md") == "x");
    CHECK(files_in(scratch.path()) == 2);
}

TEST_CASE("what a killed write left behind goes an hour later, and nothing else") {
    const Scratch scratch;
    const auto two_hours_ago =
        std::filesystem::file_time_type::clock::now() - std::chrono::hours{2};
    for (const char* name : {".trail-0123456789abcdef", ".trail-notes", "a.md"}) {
        put(scratch / name, "x");
        std::filesystem::last_write_time(scratch / name, two_hours_ago);
    }
    put(scratch / ".trail-fedcba9876543210", "somebody is at it");
    Folder(scratch.path()).remove_leftovers();
    CHECK_FALSE(std::filesystem::exists(scratch / ".trail-0123456789abcdef"));
    CHECK(files_in(scratch.path()) == 3);
}

TEST_CASE("nothing is written through a link") {
    const Scratch scratch;
    put(scratch / "victim", "safe");
    std::filesystem::create_symlink("victim", scratch / "link.md");
    const Folder folder(scratch.path());
    CHECK(error_of([&] { folder.write("link.md", "x", "safe"); }).kind() == Failure::busy);
    CHECK(error_of([&] { folder.write("link.md", "x", std::nullopt); }).kind() == Failure::busy);
    CHECK(content_of(scratch / "victim") == "safe");
    CHECK(std::filesystem::is_symlink(scratch / "link.md"));
    CHECK(files_in(scratch.path()) == 2);
}

TEST_CASE("what lies in a folder lies there however it is reached, and nothing lies in none") {
    const Scratch scratch;
    std::filesystem::create_directories(scratch / "top/inner");
    std::filesystem::create_directories(scratch / "topmost");
    std::filesystem::create_directory_symlink(scratch / "top", scratch / "link");
    std::filesystem::create_directory_symlink(scratch / "topmost", scratch / "top/out");
    std::filesystem::create_directory_symlink("loop", scratch / "loop");
    CHECK(lies_in(scratch / "top", scratch / "top"));
    CHECK(lies_in(scratch / "link/inner/not/there", scratch / "top"));
    CHECK_FALSE(lies_in(scratch / "topmost", scratch / "top"));
    CHECK_FALSE(lies_in(scratch / "top/out/x", scratch / "top"));
    CHECK_FALSE(lies_in(scratch / "top/inner/../../topmost", scratch / "top"));
    CHECK_FALSE(lies_in(scratch / "top", {}));
    CHECK_FALSE(lies_in(scratch / "loop/x", scratch.path()));
    CHECK_FALSE(lies_in(scratch / "top", scratch / "loop"));
}

}  // namespace trail::system
