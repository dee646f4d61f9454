// Markdown of bodies on a page: what it becomes, and what it never does.
#include "render/html_body.hpp"

#include <chrono>
#include <string_view>

#include "support/catch.hpp"

using trail::render::html_body;

namespace {

bool contains(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

std::string times(std::size_t count, const std::string& part) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += part;
    return all;
}

}  // namespace

TEST_CASE("a body keeps its paragraphs, lists, emphasis, code and tables") {
    CHECK(html_body("One *two* **three** `four`\nfive") ==
          "<p dir=\"auto\">One <em>two</em> <strong>three</strong> <code>four</code>\nfive</p>\n");
    CHECK(html_body("- a\n- [x] b\n\n3. c") ==
          "<ul>\n<li>a</li>\n<li>[x] b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n");
    CHECK(html_body("```sh\na < b\n```") == "<pre><code>a &lt; b\n</code></pre>\n");
    CHECK(html_body("|a|b|\n|---|---|\n|1|2|") ==
          "<div class=\"wide\" role=\"region\" aria-label=\"Table\" tabindex=\"0\"><table>\n"
          "<thead>\n<tr><th scope=\"col\">a</th><th scope=\"col\">b</th></tr>\n</thead>\n"
          "<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table></div>\n");
}

TEST_CASE("what is empty leaves nothing behind") {
    CHECK(html_body("```\n```\n\n#\n\n>\n\n[](https://example.org)![](x)").empty());
    CHECK(html_body("a\n\n---\n\n-\n") == "<p dir=\"auto\">a</p>\n<hr>\n<ul>\n<li></li>\n</ul>\n");
}

TEST_CASE("a heading of a body is not a heading of the page") {
    CHECK(html_body("# Why") == "<p><strong>Why</strong></p>\n");
}

TEST_CASE("links lead to http, https and mail, and nowhere else") {
    CHECK(contains(html_body("[a](https://example.org/?x=1&amp;y=2 \"title\")"),
                   "<a class=\"named\" href=\"https://example.org/?x=1&amp;y=2\">a</a>"));
    CHECK(contains(html_body("<https://example.org/>"),
                   "<a href=\"https://example.org/\">https://example.org/</a>"));
    CHECK(contains(html_body("see https://example.org/a."),
                   "<a href=\"https://example.org/a\">https://example.org/a</a>."));
    CHECK(contains(html_body("[a](MAILTO:ana@team.example)"), "href=\"MAILTO:ana@team.example\""));
    for (const std::string target :
         {"javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&#58;alert(1)",
          "&#x6a;avascript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
          "//example.org", "/etc", "#main", "https:", "https://", "<java script:alert(1)>",
          "<https&colon;//x>"}) {
        INFO(target);
        CHECK_FALSE(contains(html_body("[a](" + target + ")"), "href"));
    }
}

TEST_CASE("an address cannot leave its attribute") {
    const auto page = html_body("[a](<https://example.org/\"><script>alert(1)</script>>)");
    CHECK_FALSE(contains(page, "<script"));
    const auto quoted = html_body("[a](https://example.org/\"onclick='x')");
    CHECK(contains(quoted, "https://example.org/%22onclick=&#39;x&#39;"));
}

TEST_CASE("what stands in memory behind a body is not read") {
    const std::string_view more = "[l](https://example.org)";
    const auto body = more.substr(0, more.size() - 1);
    CHECK_FALSE(contains(html_body(body), ">l</a>"));
    CHECK(html_body(body) == html_body(std::string(body)));
}

TEST_CASE("HTML in a body is shown, not obeyed") {
    CHECK(html_body("<script>alert(1)</script>") ==
          "<p dir=\"auto\">&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    CHECK_FALSE(contains(html_body("a <b onclick=x>b</b> <!-- c -->"), "<b"));
}

TEST_CASE("an image is the words that stand for it, and nothing is loaded") {
    CHECK(html_body("![a *pixel*](https://evil.example/p.png)") ==
          "<p dir=\"auto\">a <em>pixel</em></p>\n");
}

TEST_CASE("references to characters are read, others stay as they were written") {
    CHECK(html_body("&amp; &copy; &#65; &#x1F600; &bogus; &#0; &#xD800; &#1234567;") ==
          "<p dir=\"auto\">&amp; © A 😀 &amp;bogus; \uFFFD \uFFFD \uFFFD</p>\n");
}

TEST_CASE("a body that would blow a page up is shown as it was written") {
    const std::string plain = "<pre";
    const auto wide = "|" + times(65, "a|") + "\n|" + times(65, "---|") + "\n";
    CHECK(html_body(wide).starts_with(plain));
    CHECK(contains(html_body("|" + times(64, "a|") + "\n|" + times(64, "---|") + "\n"), "<table>"));
    CHECK(html_body(times(65, ">") + " deep").starts_with(plain));
    CHECK(html_body(times(40, "+ ") + "deep").starts_with(plain));
    const auto bomb = "[r]: https://example.org/" + times(1500, "x") + "\n\n" + times(9000, "[r] ");
    CHECK(html_body(bomb).starts_with(plain));
    CHECK(html_body(bomb).size() < 2 * bomb.size());
}

TEST_CASE("of a very long body the beginning is shown, and that there is more") {
    const auto page = html_body(times(40000, "ä"));
    CHECK(page.size() < 70'000);
    CHECK(contains(page, "ä</pre>\n<p>The text goes on in the record.</p>"));
}

TEST_CASE("a page never waits long for a body") {
    const auto begin = std::chrono::steady_clock::now();
    for (const std::string part : {"[",          "![",   "*a_ ",   "`",        "<",        "](",
                                   "[a](",       "&#",   "- ",     "> ",       "|",        "\\",
                                   "**",         "~~",   "_a",     "<a href=", "https://", "[r]\n",
                                   "\n|a|\n|-|", "* * ", "    \n", "1) "}) {
        INFO(part);
        CHECK(html_body(times(60'000 / part.size(), part)).size() < 2'000'000);
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds{30});
}
