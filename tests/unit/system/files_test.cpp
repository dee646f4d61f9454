// Files and directories, with real ones.
#include "trail/system/files.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using std::filesystem::create_directory;
using std::filesystem::create_symlink;
using test::content_of;
using test::error_of;
using test::files_in;
using test::mode_of;
using test::put;
using test::Scratch;
using test::Umask;

constexpr uid_t somebody_else = 65534;

bool can_give_files_away() {
    return ::geteuid() == 0;
}

}  // namespace

TEST_CASE("a private directory and its parents are 0700 whatever the umask") {
    for (const mode_t mask : {0000U, 0077U, 0777U}) {
        const Scratch scratch;
        const Umask umask(mask);
        make_private_directory(scratch / "a/b/c");
        CHECK(mode_of(scratch / "a") == 0700);
        CHECK(mode_of(scratch / "a/b") == 0700);
        CHECK(mode_of(scratch / "a/b/c") == 0700);
    }
}

TEST_CASE("directories that exist keep their mode") {
    const Scratch scratch;
    create_directory(scratch / "old");
    ::chmod((scratch / "old").c_str(), 0755);
    make_private_directory(scratch / "old");
    make_private_directory(scratch / "old/new/");
    CHECK(mode_of(scratch / "old") == 0755);
    CHECK(mode_of(scratch / "old/new") == 0700);
}

TEST_CASE("a private directory may lie behind a link") {
    const Scratch scratch;
    create_directory(scratch / "real");
    create_symlink("real", scratch / "link");
    make_private_directory(scratch / "link");
    make_private_directory(scratch / "link/inner");
    CHECK(mode_of(scratch / "real/inner") == 0700);
}

TEST_CASE("a file where a directory is expected is an error with its path") {
    const Scratch scratch;
    put(scratch / "file", "");
    for (const auto* name : {"file", "file/inner", "file/inner/most"}) {
        const auto error = error_of([&] { make_private_directory(scratch / name); });
        CHECK(error.kind() == Failure::io);
        CHECK_THAT(error.what(), Catch::Matchers::EndsWith(": Not a directory"));
    }
}

TEST_CASE("a link to nowhere cannot become a directory") {
    const Scratch scratch;
    create_symlink("nowhere", scratch / "link");
    CHECK(error_of([&] { make_private_directory(scratch / "link"); }).kind() == Failure::io);
    CHECK(error_of([&] { make_private_directory(scratch / "link/x"); }).kind() == Failure::io);
    CHECK(error_of([&] { make_private_directory(""); }).kind() == Failure::io);
}

TEST_CASE("a directory of ours is safe, also through our own link") {
    const Scratch scratch;
    make_private_directory(scratch / "mine");
    create_symlink("mine", scratch / "link");
    CHECK_NOTHROW(refuse_unsafe_directory(scratch / "mine"));
    CHECK_NOTHROW(refuse_unsafe_directory(scratch / "link"));
}

TEST_CASE("a directory that others can write is refused with the command that helps") {
    const Scratch scratch;
    const auto place = scratch / "it's open";
    make_private_directory(place);
    for (const mode_t mode : {0777U, 01777U, 0702U}) {
        ::chmod(place.c_str(), mode);
        const auto error = error_of([&] { refuse_unsafe_directory(place); });
        CHECK(error.kind() == Failure::io);
        CHECK(error.what() == "cannot use " + place.string() + ": it can be written by others");
        CHECK(error.hint() == "chmod go-w '" + scratch.path().string() + "/it'\\''s open'");
    }
}

TEST_CASE("a directory that a group can write is safe only when the group is the user alone") {
    const Scratch scratch;
    make_private_directory(scratch / "shared");
    ::chmod((scratch / "shared").c_str(), 0770);
    if (!can_give_files_away()) return;
    constexpr gid_t nameless = 4'000'000;
    REQUIRE(::chown((scratch / "shared").c_str(), 0, nameless) == 0);
    CHECK(error_of([&] { refuse_unsafe_directory(scratch / "shared"); }).kind() == Failure::io);
    REQUIRE(::chown((scratch / "shared").c_str(), 0, 0) == 0);
    CHECK_NOTHROW(refuse_unsafe_directory(scratch / "shared"));
}

TEST_CASE("a directory of another user is refused") {
    if (!can_give_files_away()) return;
    const Scratch scratch;
    make_private_directory(scratch / "theirs");
    REQUIRE(::chown((scratch / "theirs").c_str(), somebody_else, somebody_else) == 0);
    const auto error = error_of([&] { refuse_unsafe_directory(scratch / "theirs"); });
    CHECK_THAT(error.what(), Catch::Matchers::EndsWith(": it belongs to another user"));
}

TEST_CASE("a link of another user is refused wherever it is on the way") {
    if (!can_give_files_away()) return;
    const Scratch scratch;
    make_private_directory(scratch / "mine/inner");
    create_symlink("mine", scratch / "trap");
    REQUIRE(::lchown((scratch / "trap").c_str(), somebody_else, somebody_else) == 0);
    create_symlink("trap/inner", scratch / "mine_but_through_the_trap");
    for (const auto* name : {"trap", "trap/inner", "mine_but_through_the_trap"}) {
        const auto error = error_of([&] { refuse_unsafe_directory(scratch / name); });
        CHECK_THAT(error.what(), Catch::Matchers::EndsWith("is a link of another user"));
    }
}

TEST_CASE("what is no directory or leads in a circle is refused") {
    const Scratch scratch;
    put(scratch / "file", "");
    create_symlink("b", scratch / "a");
    create_symlink("a", scratch / "b");
    for (const auto* name : {"file", "missing", "a"}) {
        CHECK(error_of([&] { refuse_unsafe_directory(scratch / name); }).kind() == Failure::io);
    }
}

TEST_CASE("a private file is 0600 whatever the umask") {
    for (const mode_t mask : {0000U, 0077U, 0777U}) {
        const Scratch scratch;
        const Umask umask(mask);
        make_private_file(scratch / "file");
        CHECK(mode_of(scratch / "file") == 0600);
    }
}

TEST_CASE("a file that exists is not made again") {
    const Scratch scratch;
    put(scratch / "file", "kept");
    ::chmod((scratch / "file").c_str(), 0640);
    make_private_file(scratch / "file");
    CHECK(content_of(scratch / "file") == "kept");
    CHECK(mode_of(scratch / "file") == 0640);
}

TEST_CASE("a file that cannot be made is an error with its path") {
    const Scratch scratch;
    const auto file = scratch / "missing/file";
    const auto error = error_of([&] { make_private_file(file); });
    CHECK(error.kind() == Failure::io);
    CHECK(error.what() == "cannot make " + file.string() + ": No such file or directory");
}

TEST_CASE("a file is read whole, and a missing one is nothing") {
    const Scratch scratch;
    const std::string content("a\0b\r\n", 5);
    put(scratch / "file", content);
    CHECK(read_file(scratch / "file", 5).value_or("") == content);
    CHECK_FALSE(read_file(scratch / "missing", 5).has_value());
    put(scratch / "empty", "");
    CHECK(read_file(scratch / "empty", 0).value_or("missing") == "");
}

TEST_CASE("a file that is too large is refused with the limit") {
    const Scratch scratch;
    const auto file = scratch / "file";
    put(file, std::string(2 * 1024 * 1024, 'x'));
    const auto error = error_of([&] { read_file(file, 1024 * 1024); });
    CHECK(error.kind() == Failure::data);
    CHECK(error.what() == "cannot read " + file.string() + ": larger than 1 MB");
    CHECK_THAT(error_of([&] { read_file(file, 64 * 1024); }).what(),
               Catch::Matchers::EndsWith("larger than 64 KB"));
    CHECK_THAT(error_of([&] { read_file(file, 100); }).what(),
               Catch::Matchers::EndsWith("larger than 100 bytes"));
    CHECK(error_of([] { read_file("/dev/zero", 1000); }).kind() == Failure::data);
}

TEST_CASE("what cannot be read is an error, not a missing file") {
    const Scratch scratch;
    put(scratch / "file", "");
    const auto error = error_of([&] { read_file(scratch.path(), 5); });
    CHECK(error.kind() == Failure::io);
    CHECK(error.what() == "cannot read " + scratch.path().string() + ": Is a directory");
    CHECK_THAT(error_of([&] { read_file(scratch / "file/inner", 5); }).what(),
               Catch::Matchers::EndsWith(": Not a directory"));
}

TEST_CASE("a durable file is 0600 whatever the umask and replaces what was there") {
    for (const mode_t mask : {0000U, 0077U, 0777U}) {
        const Scratch scratch;
        const Umask umask(mask);
        write_file_durably(scratch / "file", "one");
        ::chmod((scratch / "file").c_str(), 0644);
        write_file_durably(scratch / "file", "two");
        CHECK(content_of(scratch / "file") == "two");
        CHECK(mode_of(scratch / "file") == 0600);
        CHECK(files_in(scratch.path()) == 1);
    }
}

TEST_CASE("a durable write keeps the link and replaces what it points to") {
    const Scratch scratch;
    create_directory(scratch / "dotfiles");
    create_symlink("dotfiles/real", scratch / "link");
    write_file_durably(scratch / "link", "one");
    write_file_durably(scratch / "link", "two");
    CHECK(std::filesystem::is_symlink(scratch / "link"));
    CHECK(content_of(scratch / "dotfiles/real") == "two");
    CHECK(files_in(scratch / "dotfiles") == 1);
}

TEST_CASE("a durable write that fails leaves nothing behind and names the file") {
    const Scratch scratch;
    put(scratch / "file", "kept");
    create_directory(scratch / "folder");
    create_symlink("circle", scratch / "circle");
    for (const auto* name : {"file/x", "folder", "circle", "missing/x"}) {
        const auto target = scratch / name;
        const auto error = error_of([&] { write_file_durably(target, "new"); });
        CHECK(error.kind() == Failure::io);
        CHECK_THAT(error.what(),
                   Catch::Matchers::StartsWith("cannot write " + target.string() + ": "));
    }
    CHECK(content_of(scratch / "file") == "kept");
    CHECK(files_in(scratch.path()) == 3);
}

TEST_CASE("a file without a directory is written where we are") {
    const Scratch scratch;
    const auto before = current_directory();
    std::filesystem::current_path(scratch.path());
    write_file_durably("file", "x");
    write_output_file("output", "y");
    make_private_file("made");
    make_private_directory("folder");
    std::filesystem::current_path(before);
    CHECK(content_of(scratch / "file") == "x");
    CHECK(content_of(scratch / "output") == "y");
    CHECK(files_in(scratch.path()) == 4);
}

TEST_CASE("a new output file gets the mode that the user's umask gives") {
    const Scratch scratch;
    for (const auto& [mask, mode] : {std::pair{0000U, 0666U}, {0022U, 0644U}, {0077U, 0600U}}) {
        const Umask umask(mask);
        const auto file = scratch / std::to_string(mask);
        write_output_file(file, "text");
        CHECK(mode_of(file) == mode);
        CHECK(content_of(file) == "text");
    }
}

TEST_CASE("an output file that exists keeps its mode and its link") {
    const Scratch scratch;
    put(scratch / "real", "old and longer");
    ::chmod((scratch / "real").c_str(), 0640);
    create_symlink("real", scratch / "link");
    write_output_file(scratch / "link", "new");
    CHECK(content_of(scratch / "real") == "new");
    CHECK(mode_of(scratch / "real") == 0640);
    CHECK(std::filesystem::is_symlink(scratch / "link"));
    CHECK(files_in(scratch.path()) == 2);
}

TEST_CASE("a device is written to, never replaced") {
    write_output_file("/dev/null", "text");
    CHECK(std::filesystem::is_character_file("/dev/null"));
    const auto error = error_of([] { write_output_file("/dev/full", "text"); });
    CHECK(error.kind() == Failure::io);
    CHECK(std::string(error.what()) == "cannot write /dev/full: No space left on device");
}

TEST_CASE("an output file that is a directory is refused") {
    const Scratch scratch;
    const auto error = error_of([&] { write_output_file(scratch.path(), "text"); });
    CHECK(error.what() == "cannot write " + scratch.path().string() + ": Is a directory");
}

TEST_CASE("the nearest directory that holds a name is found") {
    const Scratch scratch;
    make_private_directory(scratch / "a/b/c");
    put(scratch / "a/.mark", "");
    create_directory(scratch / "a/b/.mark");
    CHECK(find_upwards(scratch / "a/b/c", ".mark").value_or("") == scratch / "a/b");
    CHECK(find_upwards(scratch / "a/b/c/../..", ".mark").value_or("") == scratch / "a");
    CHECK(find_upwards(scratch / "a/missing/", ".mark").value_or("") == scratch / "a");
    CHECK_FALSE(find_upwards(scratch / "a", ".no-such-mark").has_value());
    CHECK(find_upwards("/", "dev").value_or("") == "/");
}

TEST_CASE("a current directory that was removed is an error") {
    const auto before = current_directory();
    {
        const Scratch scratch;
        std::filesystem::current_path(scratch.path());
    }
    const auto error = error_of([] { current_directory(); });
    std::filesystem::current_path(before);
    CHECK(error.kind() == Failure::io);
    CHECK(std::string(error.what()) ==
          "cannot find the current directory: No such file or directory");
    CHECK(error.hint() == "cd");
}

}  // namespace trail::system
