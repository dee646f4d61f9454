// Text in Markdown: what would act is escaped, everything else is left to be read.
#include "support/catch.hpp"
#include "trail/text/escape.hpp"

using trail::text::for_markdown;

TEST_CASE("prose keeps its punctuation") {
    for (const std::string text : {"Fixed it, at last: (v2.1), \"done\"; what's next? All!",
                                   "snake_case_name",
                                   "R&D, AT&T",
                                   "3 * 4 and a ** b",
                                   "a _ b",
                                   "#42 and #tag",
                                   "a -> b",
                                   "x > 1",
                                   "C:\\Users\\ana",
                                   "~5 min, ~/src",
                                   "https://example.org/a_b?c=1&d=2",
                                   "1.5 is more than 1.",
                                   "12:30",
                                   "50% = half",
                                   "-x",
                                   "--flag helps",
                                   "+1",
                                   "2026.11 released",
                                   "a - b",
                                   "über_maß",
                                   "東_京",
                                   "1234567890. x"})
        CHECK(for_markdown(text) == text);
}

TEST_CASE("underscores are escaped only at the edge of a word") {
    CHECK(for_markdown("snake_case") == "snake_case");
    CHECK(for_markdown("a__b") == "a__b");
    CHECK(for_markdown("__init__") == "\\_\\_init\\_\\_");
    CHECK(for_markdown("_private and trailing_") == "\\_private and trailing\\_");
    CHECK(for_markdown("(_a_)") == "(\\_a\\_)");
    CHECK(for_markdown("“_a_”") == "“\\_a\\_”");
    CHECK(for_markdown("😀_a_😀") == "😀\\_a\\_😀");
}

TEST_CASE("emphasis and deletion cannot be opened") {
    CHECK(for_markdown("*a* **b**") == "\\*a\\* \\*\\*b\\*\\*");
    CHECK(for_markdown("a*b*c") == "a\\*b\\*c");
    CHECK(for_markdown("a *") == "a \\*");
    CHECK(for_markdown("~~gone~~") == "\\~\\~gone\\~\\~");
    CHECK(for_markdown("~gone~") == "~gone\\~");
    CHECK(for_markdown("HEAD~1..HEAD~3") == "HEAD\\~1..HEAD\\~3");
    CHECK(for_markdown("~") == "\\~");
}

TEST_CASE("code spans and fences cannot be opened") {
    CHECK(for_markdown("`rm`") == "\\`rm\\`");
    CHECK(for_markdown("```sh") == "\\`\\`\\`sh");
    CHECK(for_markdown("~~~") == "\\~\\~\\~");
    CHECK(for_markdown("    indented") == "indented");
    CHECK(for_markdown("\tindented") == "indented");
}

TEST_CASE("links, images, references, footnotes and tasks cannot be opened") {
    CHECK(for_markdown("[x](javascript:y)") == "\\[x\\](javascript:y)");
    CHECK(for_markdown("![x](http://y/z.png)") == "!\\[x\\](http://y/z.png)");
    CHECK(for_markdown("[x]: http://y") == "\\[x\\]: http://y");
    CHECK(for_markdown("[^1] [ ] todo") == "\\[^1\\] \\[ \\] todo");
    CHECK(for_markdown("<http://x> <a@b.c>") == "\\<http://x> \\<a@b.c>");
}

TEST_CASE("HTML and entities stay text") {
    CHECK(for_markdown("<script>alert(1)</script>") == "\\<script>alert(1)\\</script>");
    CHECK(for_markdown("<!-- x --> <?y?>") == "\\<!-- x --> \\<?y?>");
    CHECK(for_markdown("a < b") == "a < b");
    CHECK(for_markdown("ends with <") == "ends with \\<");
    CHECK(for_markdown("&lt;b&gt; &#60; &#x3C;") == "\\&lt;b\\&gt; \\&#60; \\&#x3C;");
    CHECK(for_markdown("a && b; &; &#;") == "a && b; &; &#;");
}

TEST_CASE("backslashes cannot undo an escape") {
    CHECK(for_markdown("\\*a\\*") == "\\\\\\*a\\\\\\*");
    CHECK(for_markdown("\\\\[x]") == "\\\\\\\\\\[x\\]");
    CHECK(for_markdown("a\\_b") == "a\\\\\\_b");
    CHECK(for_markdown("ends with \\") == "ends with \\\\");
}

TEST_CASE("the start of the text cannot begin a block") {
    CHECK(for_markdown("# heading") == "\\# heading");
    CHECK(for_markdown("######") == "\\######");
    CHECK(for_markdown("####### seven") == "####### seven");
    CHECK(for_markdown("> quoted") == "\\> quoted");
    CHECK(for_markdown(">quoted") == "\\>quoted");
    CHECK(for_markdown("- item") == "\\- item");
    CHECK(for_markdown("-") == "\\-");
    CHECK(for_markdown("+ item") == "\\+ item");
    CHECK(for_markdown("* item") == "\\* item");
    CHECK(for_markdown("1. item") == "1\\. item");
    CHECK(for_markdown("1) item") == "1\\) item");
    CHECK(for_markdown("2026.") == "2026\\.");
}

TEST_CASE("rules, underlines of headings and tables cannot be drawn") {
    CHECK(for_markdown("---") == "\\---");
    CHECK(for_markdown("- - -") == "\\- - -");
    CHECK(for_markdown("***") == "\\*\\*\\*");
    CHECK(for_markdown("_ _ _").starts_with("\\_"));
    CHECK(for_markdown("===") == "\\===");
    CHECK(for_markdown("a | b") == "a \\| b");
    CHECK(for_markdown(":-: | :-:") == "\\:-: \\| :-:");
    CHECK(for_markdown("-:|-") == "\\-:\\|-");
}

TEST_CASE("the end of a heading keeps its number signs") {
    CHECK(for_markdown("written in C #") == "written in C \\#");
    CHECK(for_markdown("written in C ##") == "written in C \\##");
    CHECK(for_markdown("written in C#") == "written in C#");
}

TEST_CASE("lines become one, so that no later line can begin a block") {
    CHECK(for_markdown("a\n# b\r\n- c") == "a # b - c");
    CHECK(for_markdown("a\n\n    code") == "a      code");
    CHECK(for_markdown("\n\n# a\n") == "\\# a");
    CHECK(for_markdown("break  \nhere\\\n") == "break   here\\\\");
}

TEST_CASE("control characters and bidirectional controls are shown in Markdown too") {
    CHECK(for_markdown("\x1B[31m") == "\\x1b\\[31m");
    CHECK(for_markdown("a\u202Eb") == "a\\<U+202E>b");
}
