// Help text on a page of 80 columns.
#include "cli/layout.hpp"

#include "support/catch.hpp"

using namespace trail::cli;

TEST_CASE("columns line up and a wide left part has its own line") {
    CHECK(two_columns({{"a", "one"}, {"日本", "two"}, {"much too wide", "three"}, {"b", ""}}, 6) ==
          "  a     one\n"
          "  日本  two\n"
          "  much too wide\n"
          "        three\n"
          "  b\n");
    CHECK(two_columns({}, 6).empty());
}

TEST_CASE("the right column is wrapped below itself") {
    const std::string words =
        "word word word word word word word word word word word word word word word";
    CHECK(two_columns({{"a", words}}, 6) ==
          "  a  word word word word word word word word word word word word word word word\n");
    CHECK(two_columns({{"abc", words}}, 6) ==
          "  abc  word word word word word word word word word word word word word word\n"
          "       word\n");
}

TEST_CASE("paragraphs are filled and indented lines kept") {
    CHECK(paragraphs("a\nb\n\n  $ c\n  $ d\ne") == "a b\n\n  $ c\n  $ d\ne\n");
    CHECK(paragraphs("").empty());
}

TEST_CASE("a synopsis breaks between options, never inside of one") {
    const std::string option = " [--option-that-is-long VALUE]";
    CHECK(usage("x", "A" + option + option + option) ==
          "Usage: trail x A [--option-that-is-long VALUE] [--option-that-is-long VALUE]\n"
          "               [--option-that-is-long VALUE]\n");
    CHECK(usage("", "") == "Usage: trail\n");
}
