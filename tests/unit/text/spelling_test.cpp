// Slips of the finger and what they are mended to.
#include "trail/text/spelling.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "support/catch.hpp"

using namespace trail::text;

namespace {

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();
const std::vector<std::string> commands = {"log", "list", "show", "search", "digest", "decide"};

std::string suggestion(std::string_view word) {
    return nearest(word, commands).value_or("none");
}

}  // namespace

TEST_CASE("each insertion, deletion, replacement and swap of neighbours counts one") {
    CHECK(distance("", "", unlimited) == 0);
    CHECK(distance("digest", "digest", unlimited) == 0);
    CHECK(distance("digest", "digests", unlimited) == 1);
    CHECK(distance("digest", "diget", unlimited) == 1);
    CHECK(distance("digest", "dugest", unlimited) == 1);
    CHECK(distance("digest", "dgiest", unlimited) == 1);
    CHECK(distance("", "abc", unlimited) == 3);
    CHECK(distance("kitten", "sitting", unlimited) == 3);
    CHECK(distance("ca", "abc", unlimited) == 3);  // a swapped pair is not edited again
    CHECK(distance("abcdef", "fedcba", unlimited) == distance("fedcba", "abcdef", unlimited));
}

TEST_CASE("letters are code points, not bytes") {
    CHECK(distance("für", "fur", unlimited) == 1);
    CHECK(distance("東京", "京東", unlimited) == 1);
    CHECK(distance("caf\xE9", "café", unlimited) == 1);
}

TEST_CASE("counting stops one above the limit") {
    CHECK(distance("abcdefgh", "stuvwxyz", 2) == 3);
    CHECK(distance("a", "abcdefgh", 2) == 3);
    CHECK(distance("abcdefgh", "a", 0) == 1);
    CHECK(distance("abcd", "abdc", 0) == 1);
    CHECK(distance("abcd", "badc", 2) == 2);
    CHECK(distance("same", "same", 0) == 0);
}

TEST_CASE("a limit changes no distance below it") {
    const std::vector<std::string> words = {"",     "a",     "ab",    "ba",     "abc",    "acb",
                                            "bca",  "abab",  "baba",  "abcabc", "cbacba", "aabbcc",
                                            "ccba", "abccb", "bbbbb", "acacac", "bcabca", "caabbc"};
    for (const auto& a : words) {
        for (const auto& b : words) {
            const auto whole = distance(a, b, unlimited);
            for (std::size_t limit = 0; limit < 7; ++limit)
                CHECK(distance(a, b, limit) == std::min(whole, limit + 1));
        }
    }
}

TEST_CASE("short words may have one slip, words from six letters on two") {
    CHECK(tolerance("log") == 1);
    CHECK(tolerance("token") == 1);
    CHECK(tolerance("digest") == 2);
    CHECK(tolerance("ñandú") == 1);
}

TEST_CASE("the nearest candidate is suggested, the first of several") {
    CHECK(suggestion("lgo") == "log");
    CHECK(suggestion("serch") == "search");
    CHECK(suggestion("digset") == "digest");
    CHECK(suggestion("diegets") == "digest");
    CHECK(nearest("cat", std::vector<std::string>{"bat", "hat"}) ==
          std::optional<std::string>("bat"));
    CHECK(nearest("planet", std::vector<std::string>{"plane", "planets"}) ==
          std::optional<std::string>("plane"));
    CHECK(nearest("planet", std::vector<std::string>{"plan", "planes"}) ==
          std::optional<std::string>("planes"));
}

TEST_CASE("nothing is suggested for a known word or a word far from all") {
    CHECK(suggestion("list") == "none");
    CHECK(suggestion("frobnicate") == "none");
    CHECK(suggestion("lsot") == "none");
    CHECK_FALSE(nearest("list", {}).has_value());
    CHECK_FALSE(nearest("log", std::vector<std::string>{"lot", "log"}).has_value());
}

TEST_CASE("a megabyte is compared within a limit") {
    const std::string word(1'000'000, 'a');
    std::string other = word;
    other[500'000] = 'b';
    other += 'c';
    CHECK(distance(word, other, 2) == 2);
    CHECK(distance(word, std::string(1'000'000, 'b'), 2) == 3);
    CHECK(tolerance(word) == 2);
    CHECK(nearest(word, std::vector<std::string>{"log", other}) == std::optional(other));
}
