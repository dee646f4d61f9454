// Lines of people on a page.
#include "render/html_text.hpp"

#include "support/catch.hpp"

using namespace trail::render;

TEST_CASE("an address in a line is a link, the sentence around it is not") {
    CHECK(html_line("See https://example.org/a_(b)?c=1&d=2, please (or http://x.example/).") ==
          "See <a href=\"https://example.org/a_(b)?c=1&amp;d=2\">"
          "https://example.org/a_(b)?c=1&amp;d=2</a>, please (or "
          "<a href=\"http://x.example/\">http://x.example/</a>).");
    CHECK(html_line("xhttps://example.org https:// ://x javascript://x") ==
          "xhttps://example.org https:// ://x javascript://x");
}

TEST_CASE("a quotation mark ends an address and opens nothing") {
    CHECK(html_line("https://example.org/\"onclick=x") ==
          "<a href=\"https://example.org/\">https://example.org/</a>&quot;onclick=x");
    CHECK(html_line("https://example.org/'x") ==
          "<a href=\"https://example.org/&#39;x\">"
          "https://example.org/&#39;x</a>");
}

TEST_CASE("what has no place in an address is encoded") {
    CHECK(safe_address("https://example.org/ü 50% {a}%20") ==
          "https://example.org/%C3%BC%2050%25%20%7Ba%7D%20");
    CHECK_FALSE(safe_address("javascript:alert(1)"));
    CHECK_FALSE(safe_address("https://" + std::string(3000, 'x')));
}

TEST_CASE("a line cannot turn the text around it round") {
    CHECK(html_isolated("\u202Eevil") == "<bdi>&#x202E;evil</bdi>");
}

TEST_CASE("a very long line is cut, at a character") {
    std::string line;
    for (int i = 0; i < 40'000; ++i) line += "ä";
    const auto shown = html_line(line);
    CHECK(shown.size() < 66'000);
    CHECK(shown.ends_with("ä…"));
    CHECK(html_line("https://" + std::string(60'000, ')')).size() < 70'000);
}
