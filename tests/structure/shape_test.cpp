// The shape of the real tree, and planted faults that must be found.
#include "structure/shape.hpp"

#include "structure/real_tree.hpp"
#include "support/catch.hpp"

using namespace trail::structure;

namespace {

bool starts_well(const std::string& first_line) {
    return check_first_lines({{"src/error.cpp", first_line + "\nint a;\n"}}).empty();
}

std::string lines(std::size_t count) {
    return std::string(count, '\n');
}

}  // namespace

TEST_CASE("no source file is too long") {
    CHECK(check_lengths(real_sources()) == Faults{});
}

TEST_CASE("every public header has its source") {
    CHECK(check_pairs(real_sources()) == Faults{});
}

TEST_CASE("every file says in its first line what it is") {
    CHECK(check_first_lines(real_sources()) == Faults{});
    CHECK(check_first_lines(real_tests()) == Faults{});
}

TEST_CASE("no file or folder is a dumping ground") {
    CHECK(check_names(real_paths()) == Faults{});
}

TEST_CASE("the top level holds what belongs there") {
    CHECK(check_top_level(real_top_level(), real_text(".gitignore")) == Faults{});
}

TEST_CASE("a file of one line too many is found") {
    CHECK(check_lengths({{"src/a.cpp", lines(longest_file)}}) == Faults{});
    CHECK(check_lengths({{"src/a.cpp", lines(longest_file + 1)}}) ==
          Faults{"src/a.cpp: 351 lines"});
}

TEST_CASE("a public header without a source is found") {
    const File header{"include/trail/time/zone.hpp", ""}, source{"src/time/zone.cpp", ""};
    CHECK(check_pairs({header}) == Faults{"include/trail/time/zone.hpp: has no src/time/zone.cpp"});
    CHECK(check_pairs({header, source, {"src/time/words.hpp", ""}}) == Faults{});
}

TEST_CASE("a first line that says nothing is found") {
    CHECK(starts_well("// The one error type."));
    CHECK(starts_well("// `trail show`: one item in full."));
    CHECK(starts_well("// Reads lines. Nothing else."));
    CHECK_FALSE(starts_well("#pragma once"));
    CHECK_FALSE(starts_well("//The one error type."));
    CHECK_FALSE(starts_well("// error.cpp"));
    CHECK_FALSE(starts_well("// the one error type"));
    CHECK_FALSE(starts_well("// Errors."));
    CHECK_FALSE(starts_well("// ==========================."));
    CHECK_FALSE(starts_well(""));
}

TEST_CASE("a name that says nothing is found, as a file and as a folder") {
    for (const auto* path :
         {"src/text/utils.cpp", "src/util/width.cpp", "tests/support/helpers.hpp", "src/Common.hpp",
          "src/misc/a.cpp", "src/shared_state.cpp"}) {
        INFO(path);
        CHECK(check_names({path}).size() == 1);
    }
    CHECK(check_names({"src/text/unicode.cpp", "src/store/uncommon.cpp"}) == Faults{});
}

TEST_CASE("a stranger at the top level is found, a build folder and dot-files are not") {
    CHECK(check_top_level({"src", "build", ".git", ".clang-tidy", "README.md"}, "/build/\n") ==
          Faults{});
    CHECK(check_top_level({"notes.txt"}, "/build/\n*.o\n") ==
          Faults{"notes.txt: has no place at the top level"});
}
