// The hint after a word that does not exist.
#include "cli/suggestion.hpp"

#include "support/catch.hpp"

using namespace trail::cli;

namespace {

const std::vector<std::string> names{"log", "list", "search", "digest"};

std::string guess(std::string_view word) {
    return meant(word, names).value_or("");
}

}  // namespace

TEST_CASE("a slip, another case and a beginning lead to the name") {
    CHECK(guess("serach") == "search");
    CHECK(guess("lgo") == "log");
    CHECK(guess("LIST") == "list");
    CHECK(guess("dig") == "digest");
}

TEST_CASE("what is far from every name leads nowhere") {
    CHECK(guess("").empty());
    CHECK(guess("x").empty());
    CHECK(guess("frobnicate").empty());
    CHECK(guess(std::string(100'000, 'l')).empty());
    CHECK(did_you_mean("x", names, "trail help") == "trail help");
    CHECK(did_you_mean("lst", names, "trail help") == "did you mean \"list\"?");
}
