// Lines that are too wide for a terminal.
#include "trail/text/terminal_lines.hpp"

#include "support/catch.hpp"

using namespace trail::text;

TEST_CASE("what fits stays as it is") {
    const std::string page = "Fri 20 Nov\n  pvtm  08:31  CI runner is out of disk\n\nlast";
    CHECK(fitted(page, 40, Lines::separate) == page);
    CHECK(fitted(page, 40, Lines::flowing) == page);
    CHECK(fitted("", 40, Lines::separate).empty());
    CHECK(fitted("\n\n", 40, Lines::flowing) == "\n\n");
}

TEST_CASE("a line goes on below its last column") {
    CHECK(fitted("  gap  mei  due Tue 24 Nov, in 2 d\n", 24, Lines::separate) ==
          "  gap  mei  due Tue 24\n"
          "            Nov, in 2 d\n");
    CHECK(fitted("log       write down what happened\n", 24, Lines::separate) ==
          "log       write down\n"
          "          what happened\n");
}

TEST_CASE("a column that leaves no room is passed over") {
    CHECK(fitted("  a  much further to the right  b c d", 24, Lines::separate) ==
          "  a  much further to the\n"
          "     right  b c d");
}

TEST_CASE("without columns a line goes on where it began, or a little deeper") {
    CHECK(fitted("one two three four", 9, Lines::separate) == "one two\nthree\nfour");
    CHECK(fitted("  - one two three four", 12, Lines::separate) ==
          "  - one two\n    three\n    four");
}

TEST_CASE("a word that is too wide stays whole, because it may be copied") {
    CHECK(fitted("see https://team.example/a/long/path now", 12, Lines::separate) ==
          "see\nhttps://team.example/a/long/path\nnow");
}

TEST_CASE("the lines of a paragraph flow, those of a list do not") {
    const std::string page = "one two three\nfour five\n\n  six  seven\n";
    CHECK(fitted(page, 10, Lines::flowing) == "one two\nthree four\nfive\n\n  six\n    seven\n");
    CHECK(fitted(page, 10, Lines::separate) == "one two\nthree\nfour five\n\n  six\n    seven\n");
}

TEST_CASE("colours and links take no columns and are not broken") {
    const std::string link = "\x1b]8;;https://team.example/me\x1b\\abc\x1b]8;;\x1b\\";
    CHECK(shown_width("\x1b[1;31mred\x1b[0m") == 3);
    CHECK(shown_width(link) == 3);
    CHECK(shown_width("\x1b]8;;never ended") == 0);
    CHECK(fitted("\x1b[33mone\x1b[0m " + link + " three", 8, Lines::separate) ==
          "\x1b[33mone\x1b[0m " + link + "\nthree");
}

TEST_CASE("width is that of grapheme clusters") {
    CHECK(fitted("修復 流程 測試", 9, Lines::separate) == "修復 流程\n測試");
}
