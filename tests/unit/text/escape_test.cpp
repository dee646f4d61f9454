// Hostile and ordinary text on its way to a terminal, a pipe and a spreadsheet.
#include "trail/text/escape.hpp"

#include "support/catch.hpp"
#include "trail/text/unicode.hpp"

using namespace trail::text;

namespace {

constexpr std::size_t million = 1'000'000;

}  // namespace

TEST_CASE("ordinary text reaches the terminal unchanged") {
    for (const std::string text :
         {"", "plain text", "Grüße, 東京", "👨\u200D👩\u200D👧", "back\\slash"}) {
        CHECK(for_terminal_line(text) == text);
        CHECK(for_terminal_block(text) == text);
        CHECK(for_field(text) == text);
    }
}

TEST_CASE("escape sequences are shown, never sent") {
    CHECK(for_terminal_line("\x1B[31mred\x1B[0m") == "\\x1b[31mred\\x1b[0m");
    CHECK(for_terminal_line("\x1B]52;c;aGk=\x07") == "\\x1b]52;c;aGk=\\x07");
    CHECK(for_terminal_line("over\rwritten\x08\x7F") == "over\\x0dwritten\\x08\\x7f");
    CHECK(for_terminal_line("\u009B31m\u0085") == "\\x9b31m\\x85");
    CHECK(for_terminal_block("a\x1B[2J\nb\x0C") == "a\\x1b[2J\nb\\x0c");
    CHECK(for_field("a\x1B[2Jb") == "a\\x1b[2Jb");
}

TEST_CASE("bidirectional controls are named") {
    CHECK(for_terminal_line("a\u202Eb\u2066c\u2069") == "a<U+202E>b<U+2066>c<U+2069>");
    CHECK(for_terminal_line("\u200E\u200F\u061C") == "<U+200E><U+200F><U+061C>");
    CHECK(for_terminal_line("\u202F\u2070") == "\u202F\u2070");
}

TEST_CASE("bytes that are not text are repaired") {
    CHECK(for_terminal_line("caf\xE9") == "caf\uFFFD");
    CHECK(for_terminal_line(std::string_view("a\0b", 3)) == "a\uFFFDb");
    CHECK(for_terminal_block("\xC2\n\x9B") == "\uFFFD\n\uFFFD");
    CHECK(for_field("\xFF\t\xFF") == "\uFFFD \uFFFD");
    CHECK(for_markdown("\xFF*") == "\uFFFD\\*");
    CHECK(for_csv("\xFF,") == "\"\uFFFD,\"");
}

TEST_CASE("a terminal line is one line") {
    CHECK(for_terminal_line("a\tb\nc\r\nd") == "a b c d");
    CHECK(for_terminal_line("a\n\nb") == "a  b");
    CHECK(for_terminal_line("a\u2028b\u2029c") == "a b c");
}

TEST_CASE("a terminal block keeps its lines and aligns its tabs") {
    CHECK(for_terminal_block("a\n\nb\r\nc") == "a\n\nb\nc");
    CHECK(for_terminal_block("\tx\na\tx\nabc\tx\nabcd\tx") == "    x\na   x\nabc x\nabcd    x");
    CHECK(for_terminal_block("東\tx") == "東  x");
    CHECK(for_terminal_block("a\t\tx") == "a       x");
    CHECK(for_terminal_block("a\rb") == "a\\x0db");
}

TEST_CASE("a field holds no tab and no newline") {
    CHECK(for_field("a\tb") == "a b");
    CHECK(for_field("a\t\r\n\n\tb\n") == "a b ");
    CHECK(for_field("a \tb") == "a  b");
    CHECK(for_field("a\rb") == "a b");
    CHECK(for_field("\n\n") == " ");
}

TEST_CASE("a spreadsheet field is quoted only when needed") {
    CHECK(for_csv("") == "");
    CHECK(for_csv("plain text") == "plain text");
    CHECK(for_csv("a, b") == "\"a, b\"");
    CHECK(for_csv("say \"hi\"") == "\"say \"\"hi\"\"\"");
    CHECK(for_csv("two\nlines") == "\"two\nlines\"");
    CHECK(for_csv("a\rb") == "\"a\rb\"");
}

TEST_CASE("a spreadsheet does not take a field for a formula") {
    CHECK(for_csv("=1+1") == "'=1+1");
    CHECK(for_csv("+1") == "'+1");
    CHECK(for_csv("-1") == "'-1");
    CHECK(for_csv("@SUM(A1)") == "'@SUM(A1)");
    CHECK(for_csv("\t=1") == "'\t=1");
    CHECK(for_csv("\r=1") == "\"'\r=1\"");
    CHECK(for_csv("\n=1") == "\"'\n=1\"");
    CHECK(for_csv("＝1") == "'＝1");
    CHECK(for_csv("=HYPERLINK(\"http://x\",\"y\")") ==
          "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"");
    CHECK(for_csv("a=1") == "a=1");
}

TEST_CASE("a megabyte of anything is escaped") {
    const std::string plain(million, 'x');
    CHECK(for_terminal_line(plain) == plain);
    CHECK(for_terminal_block(plain) == plain);
    CHECK(for_field(plain) == plain);
    CHECK(for_markdown(plain) == plain);
    CHECK(for_csv(plain) == plain);

    CHECK(for_terminal_line(std::string(million, '\x1B')).size() == 4 * million);
    CHECK(for_terminal_block(std::string(million, '\t')).size() == 4 * million);
    CHECK(for_field(std::string(million, '\n')) == " ");
    CHECK(for_csv(std::string(million, '"')).size() == 2 * million + 2);
    CHECK(for_terminal_line(std::string(million, '\xFF')).size() == 3 * million);
}

TEST_CASE("a megabyte of any Markdown mark is escaped") {
    for (const char mark : {'*', '_', '`', '[', ']', '|', '~', '<', '\\'})
        CHECK(for_markdown(std::string(million, mark)).size() == 2 * million);
    CHECK(for_markdown(std::string(million, '#')) == std::string(million, '#'));
    CHECK(for_markdown(std::string(million, '&')) == std::string(million, '&'));
    CHECK(for_markdown(std::string(million, '-')) == "\\" + std::string(million, '-'));
    CHECK(for_markdown(std::string(million, '1')) == std::string(million, '1'));
    CHECK(for_markdown(std::string(million, ' ')) == "");
}
