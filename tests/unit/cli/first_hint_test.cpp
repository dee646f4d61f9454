// The first hint of a kind.
#include "cli/first_hint.hpp"

#include <fstream>

#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

TEST_CASE("each kind of hint is new once") {
    const test::Home home;
    const auto state = std::filesystem::path(home.path()) / "state";
    CHECK(is_first_hint(state, "widen"));
    CHECK_FALSE(is_first_hint(state, "widen"));
    CHECK(is_first_hint(state, "wide"));
    CHECK_FALSE(is_first_hint(state, "widen"));
}

TEST_CASE("where nothing can be remembered no hint is new, and nothing fails") {
    const test::Home home;
    home.write("state", "a file where a directory is needed");
    CHECK_FALSE(is_first_hint(std::filesystem::path(home.path()) / "state", "widen"));
}
