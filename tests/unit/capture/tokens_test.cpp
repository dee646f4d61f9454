// What a typed line means: settings taken out, mentions kept, everything else left alone.
#include "trail/capture/tokens.hpp"

#include <string>
#include <vector>

#include "support/catch.hpp"
#include "trail/error.hpp"

using trail::capture::capture;
using trail::capture::Captured;
using trail::capture::verbatim;
using trail::capture::without_comments;
using trail::model::Kind;
using Texts = std::vector<std::string>;

namespace {

std::string line_of(const std::string& text) {
    return capture(text).line;
}

// True when the line stays as typed and nothing is read from it.
bool is_plain_text(const std::string& text) {
    Captured expected;
    expected.line = text;
    return capture(text) == expected;
}

std::string numbered(const std::string& mark, int count) {
    std::string text = "x";
    for (int number = 0; number < count; ++number)
        text += " " + mark + "n" + std::to_string(number);
    return text;
}

}  // namespace

TEST_CASE("a tag with a plus is taken out of the line") {
    const Captured captured = capture("Fixed the parser crash on empty input +parsers");
    CHECK(captured.line == "Fixed the parser crash on empty input");
    CHECK(captured.tags == Texts{"parsers"});
}

TEST_CASE("a hash tag and a person stay in the sentence and are recorded") {
    const Captured captured = capture("Paired with @mei on #checkout");
    CHECK(captured.line == "Paired with @mei on #checkout");
    CHECK(captured.tags == Texts{"checkout"});
    CHECK(captured.people == Texts{"mei"});
}

TEST_CASE("project, kind and time are taken out wherever they stand") {
    const Captured captured = capture("project:api Moved kind:win the docs at:\"fri 16:00\" today");
    CHECK(captured.line == "Moved the docs today");
    CHECK(captured.project == std::string("api"));
    CHECK((captured.kind == Kind::win));
    CHECK(captured.at == std::string("fri 16:00"));
}

TEST_CASE("the name of a field and of a kind may be written in capitals") {
    const Captured captured = capture("Shipped KIND:Win Project:Api");
    CHECK(captured.line == "Shipped");
    CHECK((captured.kind == Kind::win));
    CHECK(captured.project == std::string("Api"));
}

TEST_CASE("a time may be quoted either way or not at all") {
    CHECK(capture("x at:'fri 16:00'").at == std::string("fri 16:00"));
    CHECK(capture("x at:9:30").at == std::string("9:30"));
    CHECK(capture("x at:9:30, then y").at == std::string("9:30"));
    CHECK(capture("x (at:2026-11-20T16:05+01:00)").at == std::string("2026-11-20T16:05+01:00"));
    CHECK(line_of("Met Bo at:9:30, then left") == "Met Bo, then left");
}

TEST_CASE("the first project, kind and time count and a later one is text") {
    const Captured captured =
        capture("x project:api project:web kind:win kind:note at:9:30 at:10:30");
    CHECK(captured.line == "x project:web kind:note at:10:30");
    CHECK(captured.project == std::string("api"));
    CHECK((captured.kind == Kind::win));
    CHECK(captured.at == std::string("9:30"));
}

TEST_CASE("what is not a well-formed token is text") {
    for (const std::string text : {"a+b",
                                   "+1 from mei",
                                   "C++ and C#",
                                   "+",
                                   "#",
                                   "@",
                                   "# 1",
                                   "+ x",
                                   "std::string",
                                   "10:30",
                                   "mail foo@example.com",
                                   "<foo@example.com>",
                                   "project:\"x y\"",
                                   "project:",
                                   "project: api",
                                   "kind:",
                                   "kind:banana",
                                   "at:",
                                   "at: noon",
                                   "at:\"\"",
                                   "at:\"fri 16:00",
                                   "at:\"",
                                   "word:value",
                                   "sort(+key)",
                                   "`@mei`",
                                   "@2",
                                   "@mei@host",
                                   "#2fa",
                                   "+foo's",
                                   "+c++",
                                   "a -tag",
                                   "#\xEF\xB8\x8F\xE2\x83\xA3",
                                   "https://",
                                   "+.",
                                   "@-x",
                                   "project:\"api\"x"}) {
        INFO(text);
        CHECK(is_plain_text(text));
    }
}

TEST_CASE("plus signs inside a word leave the tag behind it alone") {
    const Captured captured = capture("C++20 +parsers");
    CHECK(captured.line == "C++20");
    CHECK(captured.tags == Texts{"parsers"});
}

TEST_CASE("a person is read in front of punctuation, brackets and an apostrophe") {
    for (const std::string text :
         {"@mei, hello", "(@mei)", "[@mei]", "@mei.", "@mei: hello", "@mei's", "with @mei…",
          "@mei’s", "f(@mei)", "@mei!", "（@mei）"}) {
        INFO(text);
        CHECK(capture(text).people == Texts{"mei"});
        CHECK(line_of(text) == text);
    }
}

TEST_CASE("punctuation behind a token that is taken out moves to the word before") {
    CHECK(line_of("Fixed it +a.") == "Fixed it.");
    CHECK(line_of("Fixed it +a, +b (+c).") == "Fixed it.");
    CHECK(line_of("Fixed it! +a.") == "Fixed it!");
    CHECK(line_of("+a: fixed it") == "fixed it");
    CHECK(line_of("Fixed it +a :)") == "Fixed it :)");
    CHECK(line_of("Fixed it +a...") == "Fixed it...");
}

TEST_CASE("a bracket that held nothing but tokens goes with them") {
    CHECK(line_of("Fixed it (+a +b)") == "Fixed it");
    CHECK(line_of("Fixed ( +a ) it") == "Fixed it");
    CHECK(line_of("Fixed it (see +a)") == "Fixed it (see)");
    CHECK(line_of("Fixed it (+a see)") == "Fixed it (see)");
    CHECK(line_of("Called f()") == "Called f()");
}

TEST_CASE("spaces are folded and tabs count as spaces") {
    CHECK(line_of("  Fixed\t\tthe   parser \r") == "Fixed the parser");
    CHECK(line_of("Fixed\t+a\tit") == "Fixed it");
}

TEST_CASE("a space that does not break ends a token and stays in the text") {
    const Captured captured = capture("10\u00A0km with\u00A0@mei\u00A0+run");
    CHECK(captured.line == "10\u00A0km with\u00A0@mei");
    CHECK(captured.people == Texts{"mei"});
    CHECK(captured.tags == Texts{"run"});
}

TEST_CASE("tags are written in every script and in emoji") {
    const Captured captured = capture("修复 +解析器，然后 #été +🚀 +👩‍💻");
    CHECK(captured.line == "修复，然后 #été");
    CHECK(captured.tags == Texts{"解析器", "été", "🚀", "👩‍💻"});
}

TEST_CASE("a direction control is never part of a tag") {
    CHECK(capture("x #tag\u202E").tags == Texts{"tag"});
}

TEST_CASE("a token with bytes that are not text is text") {
    CHECK(is_plain_text("x +a\xFF"));
    CHECK(is_plain_text("x +\xC3"));
}

TEST_CASE("a tag or person that comes twice is recorded once") {
    const Captured captured = capture("x +a #a @mei +a @mei");
    CHECK(captured.tags == Texts{"a"});
    CHECK(captured.people == Texts{"mei"});
}

TEST_CASE("references of all forms stay and are recorded in order") {
    const Captured captured =
        capture("Fixed #42 (CORE-7, D12) in 7f55362, see https://x.example/y#frag. #42");
    CHECK(captured.line == "Fixed #42 (CORE-7, D12) in 7f55362, see https://x.example/y#frag. #42");
    CHECK(captured.refs == Texts{"#42", "CORE-7", "D12", "7f55362", "https://x.example/y#frag"});
    CHECK(captured.tags.empty());
}

TEST_CASE("only tokens leave an empty line") {
    const Captured captured = capture("  +a kind:win at:9:30 ");
    CHECK(captured.line.empty());
    CHECK(captured.tags == Texts{"a"});
    CHECK(capture(" \n\t\n").line.empty());
    CHECK(capture("") == Captured{});
}

TEST_CASE("tokens in the body are read but stay") {
    const Captured captured = capture("\n\nFixed it\r\n\r\n  for @mei +a\r\nproject:api #42\n\n");
    CHECK(captured.line == "Fixed it");
    CHECK(captured.body == std::string("  for @mei +a\nproject:api #42"));
    CHECK(captured.project == std::string("api"));
    CHECK(captured.people == Texts{"mei"});
    CHECK(captured.tags == Texts{"a"});
    CHECK(captured.refs == Texts{"#42"});
}

TEST_CASE("fenced code in the body holds no tokens") {
    const Captured captured =
        capture("x\n```cpp\n#include\n~~~\n@property\n```\n#tag\n~~~\n+added\n~~~");
    CHECK(captured.tags == Texts{"tag"});
    CHECK(captured.people.empty());
    CHECK(capture("x\n```inline```\n#tag").tags == Texts{"tag"});
}

TEST_CASE("a kind one slip away from a known one is an error that names it") {
    for (const std::string slip : {"blokcer", "bloker", "blockers", "blocjer"}) {
        try {
            capture("CI is down kind:" + slip);
            FAIL("accepted " + slip);
        } catch (const trail::Error& error) {
            CHECK(error.kind() == trail::Failure::usage);
            CHECK(error.what() == "unknown kind \"" + slip + "\"");
            CHECK(error.hint() == "did you mean \"kind:blocker\"?");
            REQUIRE(error.excerpt().has_value());
            CHECK((*error.excerpt() == trail::Excerpt{"kind:" + slip, 5, slip.size()}));
        }
    }
}

TEST_CASE("64 tags and 64 people fit and the next one is an error") {
    CHECK(capture(numbered("+", 64)).tags.size() == 64);
    CHECK(capture(numbered("@", 64)).people.size() == 64);
    CHECK(capture(numbered("+", 64) + " +n0").tags.size() == 64);
    CHECK_THROWS_AS(capture(numbered("+", 65)), trail::Error);
    CHECK_THROWS_AS(capture("x\n" + numbered("@", 65)), trail::Error);
}

TEST_CASE("a name of 64 bytes is a tag and a longer one is text") {
    CHECK(capture("x +" + std::string(64, 'a')).tags.size() == 1);
    CHECK(is_plain_text("x +" + std::string(65, 'a')));
}

TEST_CASE("a megabyte of anything is read in one pass") {
    for (const std::string unit :
         {"+", "a", " +\"", "(", "[at:\"", " at:'", " kind:\"x", "https://(", " https://x)", "#1 ",
          " project:a.", "@@", "\xE2\x80", "\xC2\xA0", ")", " CORE-", "7f5 ", "\n```", "+a "}) {
        std::string text = "x";
        while (text.size() < 1'000'000) text += unit;
        INFO(unit);
        CHECK(capture(text).tags.size() <= 64);
    }
}

TEST_CASE("verbatim text keeps its tokens and its spaces") {
    const Captured captured = verbatim("\n  a  +tag @mei\t#42 kind:blokcer\r\n\r\nmore\r\n");
    Captured expected;
    expected.line = "a  +tag @mei\t#42 kind:blokcer";
    expected.body = "more";
    CHECK(captured == expected);
    CHECK(verbatim(" \n ") == Captured{});
}

TEST_CASE("comments and what is below the scissors go, a reference at the start of a line stays") {
    const std::string text =
        "\n\nFixed it\n# a comment\n#42 was the cause\n#\n#tag\n  # indented\n\n" +
        std::string(trail::capture::scissors) + "\nYour last entry\n";
    CHECK(without_comments(text) == "Fixed it\n#42 was the cause\n#tag\n  # indented");
}

TEST_CASE("an untouched template is empty, whatever its line ends") {
    CHECK(without_comments("\n# First line\n#\n# Tokens\n").empty());
    CHECK(without_comments("\r\n# First line\r\n#\r\n").empty());
    CHECK(without_comments("a\r\n" + std::string(trail::capture::scissors) + "\r\nb") == "a");
}
