// Where the words of a question stand in a line, in any script.
#include "support/catch.hpp"
#include "trail/render/entry_list.hpp"

using trail::render::Mark;
using trail::render::Match;
using trail::render::matches;

namespace {

std::vector<Match> found(std::string_view line, std::initializer_list<Mark> marks) {
    return matches(line, std::vector<Mark>(marks));
}

}  // namespace

TEST_CASE("a word is found whatever its case and accents") {
    CHECK(found("The Café of Zoë", {{"cafe"}}) == std::vector<Match>{{4, 8}});
    CHECK(found("PARSER", {{"parser"}}) == std::vector<Match>{{0, 6}});
}

TEST_CASE("places count code points, not bytes") {
    CHECK(found("日本 ö parser", {{"parser"}}) == std::vector<Match>{{5, 11}});
}

TEST_CASE("a word with another ending is the same word, one with another beginning is not") {
    CHECK(found("two parsers", {{"parser"}}) == std::vector<Match>{{4, 11}});
    CHECK(found("parsing", {{"parser"}}) == std::vector<Match>{{0, 7}});
    CHECK(found("a sparser crop", {{"parser"}}).empty());
    CHECK(found("tokenizers", {{"token"}}) == std::vector<Match>{{0, 10}});
    CHECK(found("running", {{"run"}}) == std::vector<Match>{{0, 7}});
    CHECK(found("one story", {{"stories"}}) == std::vector<Match>{{4, 9}});
    CHECK(found("the cat", {{"car"}}).empty());
    CHECK(found("a portfolio", {{"port"}}).empty());
}

TEST_CASE("a prefix finds every word that begins with it") {
    CHECK(found("parse the party", {{"par", true}}) == std::vector<Match>{{0, 5}, {10, 15}});
    CHECK(found("spar", {{"par", true}}).empty());
}

TEST_CASE("each word of a phrase is found") {
    CHECK(found("on empty input", {{"empty input"}}) == std::vector<Match>{{3, 8}, {9, 14}});
}

TEST_CASE("punctuation of any script ends a word") {
    CHECK(found("“parser”—crash", {{"parser"}, {"crash"}}) == std::vector<Match>{{1, 7}, {9, 14}});
    CHECK(found("パーサー「parser」", {{"parser"}}) == std::vector<Match>{{5, 11}});
}

TEST_CASE("text without spaces, and what is no word, is found as it stands") {
    CHECK(found("日本語のパーサー", {{"パーサー"}}) == std::vector<Match>{{4, 8}});
    CHECK(found("done 🎉 parser", {{"parser"}, {"🎉"}}) == std::vector<Match>{{5, 6}, {7, 13}});
}

TEST_CASE("marks that overlap become one") {
    CHECK(found("日本語", {{"日本"}, {"本語"}}) == std::vector<Match>{{0, 3}});
}

TEST_CASE("nothing is marked for nothing") {
    CHECK(found("a line", {}).empty());
    CHECK(found("a line", {{""}}).empty());
    CHECK(found("", {{"word"}}).empty());
}

TEST_CASE("a long line of matches takes time in proportion to its length") {
    std::string line;
    for (int i = 0; i < 200'000; ++i) line += "ab ";
    CHECK(found(line, {{"ab"}}).size() == 200'000);
}
