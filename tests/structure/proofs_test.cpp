// The table of promises and proofs, and planted faults in it that must be found.
#include "structure/proofs.hpp"

#include <algorithm>
#include <array>

#include "structure/real_tree.hpp"
#include "support/catch.hpp"
#include "support/source_dir.hpp"

using namespace trail::structure;

namespace {

std::filesystem::path tests() {
    return std::filesystem::path(TRAIL_SOURCE_DIR) / "tests";
}

std::optional<std::string> real_look(const std::string& path) {
    if (std::filesystem::is_directory(tests() / path)) return "";
    if (!std::filesystem::is_regular_file(tests() / path)) return std::nullopt;
    return read_file(tests() / path);
}

// What other tests are made of.
constexpr std::array<std::string_view, 5> parts{"home.py", "calls.py", "corpus.py", "whole.py",
                                                "devtools.py"};

std::vector<std::string> tests_of_safety() {
    std::vector<std::string> found;
    for (const auto* folder :
         {"faults", "hostile", "mail", "sharing", "footprint", "fuzz/corpus"}) {
        for (const auto& each : std::filesystem::directory_iterator(tests() / folder)) {
            const auto name = each.path().filename().string();
            const bool is_test = each.is_directory() || name.ends_with(".py");
            const bool is_part = std::ranges::find(parts, name) != parts.end();
            if (is_test && !is_part && name.front() != '_')
                found.push_back(std::string(folder) + '/' + name);
        }
    }
    std::ranges::sort(found);
    return found;
}

std::optional<std::string> planted(const std::string& path) {
    if (path == "faults/kill.py") return "def kill(rounds):\n";
    return std::nullopt;
}

}  // namespace

TEST_CASE("every promise names tests that are there") {
    CHECK(check_proofs(read_file(tests() / "README.md"), real_look) == Faults{});
}

TEST_CASE("every test of faults, hostile text and other users proves a promise") {
    CHECK(tests_of_safety().size() > 20);
    CHECK(check_named(read_file(tests() / "README.md"), tests_of_safety()) == Faults{});
}

TEST_CASE("a proof that is gone is found") {
    const std::string head = "| promise | proof |\n|---|---|\n";
    CHECK(check_proofs(head + "| kept | `faults/kill.py: def kill(`, `faults/kill.py` |",
                       planted) == Faults{});
    CHECK(check_proofs(head + "| kept | `faults/kills.py` |", planted) ==
          Faults{"tests/README.md:3: there is no faults/kills.py"});
    CHECK(check_proofs(head + "| kept | `faults/kill.py: def die(` |", planted) ==
          Faults{"tests/README.md:3: faults/kill.py has no \"def die(\""});
    CHECK(check_proofs(head + "| kept | we looked |", planted) ==
          Faults{"tests/README.md:3: a promise without proof"});
    CHECK(check_named(head, {"faults/new.py"}) ==
          Faults{"tests/faults/new.py: proves nothing that tests/README.md promises"});
}
