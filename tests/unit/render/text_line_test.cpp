// One line of a terminal page, and what gives way on it.
#include "render/text_line.hpp"

#include "support/catch.hpp"
#include "trail/text/unicode.hpp"

using namespace trail::render;

namespace {

TextLine line(std::string text) {
    TextLine result;
    result.text = std::move(text);
    result.key = "wkqz";
    return result;
}

}  // namespace

TEST_CASE("the id stands at the right edge of the page") {
    const auto text = text_line(line("Short"), {60, false, false, true});
    CHECK(text == "  Short" + std::string(49, ' ') + "wkqz\n");
}

TEST_CASE("a long text gives way to its facts and its id") {
    auto long_line = line(std::string(90, 'x'));
    long_line.details.facts = {"ana", "7f55362"};
    const auto text = text_line(long_line, {60, false, true, true});
    CHECK(text.ends_with("x… (ana, 7f55362)  wkqz\n"));
    CHECK(trail::text::width(text.substr(0, text.size() - 1)) == 60);
}

TEST_CASE("a remark gives way before the short text it belongs to") {
    auto closing = line("CI runner replaced");
    closing.details.remarks = {{"closed blocker: ", std::string(90, 'y'), ", open 2 d"}};
    const auto text = text_line(closing, {80, false, false, true});
    CHECK(text.starts_with("  CI runner replaced (closed blocker: yyyyyy"));
    CHECK(text.find("..., open 2 d)") != std::string::npos);
}

TEST_CASE("texts that are not cut push the id further out") {
    const auto text = text_line(line(std::string(90, 'x')), {60, false, false, false});
    CHECK(text == "  " + std::string(90, 'x') + "  wkqz\n");
}

TEST_CASE("on a narrow page the id comes first") {
    auto narrow = line("Something that is too long for it");
    narrow.label = "[blocker]";
    narrow.label_width = 20;
    CHECK(text_line(narrow, {40, false, false, true}) ==
          "  wkqz  [blocker]  Something that is ...\n");
}

TEST_CASE("on a narrow page facts are kept on a line of their own") {
    auto narrow = line("Licence server refuses us");
    narrow.label = "[blocker]";
    narrow.details.facts = {"mei", "open 6 d 12 h"};
    CHECK(text_line(narrow, {40, false, false, true}) ==
          "  wkqz  [blocker]  Licence server ref...\n    (mei, open 6 d 12 h)\n");
}

TEST_CASE("wide characters are measured in columns") {
    const std::string wide = "\xE6\x97\xA5\xE6\x9C\xAC";
    const auto text = text_line(line(wide), {60, false, true, true});
    CHECK(trail::text::width(text.substr(0, text.size() - 1)) == 60);
}

TEST_CASE("colours surround words and never replace them") {
    auto coloured = line("x");
    coloured.label = "[blocker]";
    coloured.label_width = 9;
    coloured.label_paint = Paint::red;
    const auto text = text_line(coloured, {60, true, false, true});
    CHECK(text.starts_with("  \x1b[31m[blocker]\x1b[0m  x"));
    CHECK(text.ends_with("\x1b[33mwkqz\x1b[0m\n"));
}
