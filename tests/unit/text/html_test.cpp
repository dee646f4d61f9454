// What people wrote stays text on a page.
#include "trail/text/html.hpp"

#include "support/catch.hpp"

using trail::text::for_html;
using trail::text::for_html_block;

TEST_CASE("nothing in a text opens a tag, ends an attribute or begins a reference") {
    CHECK(for_html("<script>alert('1' & \"2\")</script>") ==
          "&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)&lt;/script&gt;");
    CHECK(for_html("&lt;&#60;") == "&amp;lt;&amp;#60;");
}

TEST_CASE("a page shows control characters and never holds one") {
    CHECK(for_html("a\x1b[31mb\x7f") == "a\\x1b[31mb\\x7f");
    CHECK(for_html("\xC2\x85") == "\\x85");
    CHECK(for_html(std::string_view("a\0b", 3)) == "a\uFFFDb");
}

TEST_CASE("a page means what turns text round, and its source on a terminal turns nothing round") {
    CHECK(for_html("a\u202Eb\u2069c\u200E") == "a&#x202E;b&#x2069;c&#x200E;");
}

TEST_CASE("what is no character or no UTF-8 is repaired") {
    CHECK(for_html("a\xFF z") == "a\uFFFD z");
    CHECK(for_html("\uFFFE\uFDD0") == "\uFFFD\uFFFD");
    CHECK(for_html("naïve 日本 👩‍💻") == "naïve 日本 👩‍💻");
}

TEST_CASE("a line of a page is one line; a block keeps its lines") {
    CHECK(for_html("a\tb\r\nc\nd") == "a b c d");
    CHECK(for_html_block("a\tb\r\nc\rd\n") == "a\tb\nc\nd\n");
}
