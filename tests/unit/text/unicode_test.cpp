// Width, cutting, wrapping and folding, with text from many scripts and text from nowhere.
#include "trail/text/unicode.hpp"

#include <algorithm>

#include "support/catch.hpp"

using namespace trail::text;
using Lines = std::vector<std::string>;

namespace {

constexpr std::size_t million = 1'000'000;

std::string repeated(std::string_view part, std::size_t times) {
    std::string out;
    out.reserve(part.size() * times);
    while (times-- > 0) out += part;
    return out;
}

}  // namespace

TEST_CASE("clean text has no ill-formed sequence and no NUL") {
    CHECK(is_clean_utf8(""));
    CHECK(is_clean_utf8("plain text, longer than one machine word"));
    CHECK(is_clean_utf8("Grüße, 東京, 😀"));
    CHECK(is_clean_utf8("\x7F\x1B"));
    CHECK(is_clean_utf8("\xF4\x8F\xBF\xBF"));
    CHECK_FALSE(is_clean_utf8(std::string_view("\0", 1)));
    CHECK_FALSE(is_clean_utf8(std::string_view("eight by\0tes", 12)));
    CHECK_FALSE(is_clean_utf8("\xC0\x80"));          // overlong
    CHECK_FALSE(is_clean_utf8("\xE0\x9F\xBF"));      // overlong
    CHECK_FALSE(is_clean_utf8("\xED\xA0\x80"));      // surrogate
    CHECK_FALSE(is_clean_utf8("\xF4\x90\x80\x80"));  // above U+10FFFF
    CHECK_FALSE(is_clean_utf8("caf\xE9"));           // Latin-1
    CHECK_FALSE(is_clean_utf8("\xE6\x9D"));          // cut off
}

TEST_CASE("each maximal ill-formed sequence and each NUL becomes one replacement character") {
    CHECK(repaired("Grüße") == "Grüße");
    CHECK(repaired("caf\xE9!") == "caf\uFFFD!");
    CHECK(repaired(std::string_view("a\0b", 3)) == "a\uFFFDb");
    CHECK(repaired("\xF0\x9F\x98") == "\uFFFD");
    CHECK(repaired("\xF0\x9F\x98x\xFF\xFE") == "\uFFFDx\uFFFD\uFFFD");
    CHECK(repaired("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");
    CHECK(is_clean_utf8(repaired("\xE2\x82\xE2\x82\xAC\x80")));
}

TEST_CASE("width counts columns, not bytes or code points") {
    CHECK(width("") == 0);
    CHECK(width("plain") == 5);
    CHECK(width("Grüße") == 5);
    CHECK(width("東京") == 4);
    CHECK(width("각") == 2);
    CHECK(width("\u1100\u1161\u11A8") == 2);  // the same syllable in three letters
    CHECK(width("Ａ") == 2);
    CHECK(width("ｱ") == 1);
    CHECK(width("½…") == 2);  // East Asian ambiguous
    CHECK(width("น้ำ") == 2);  // a spacing vowel in a cluster
    CHECK(width("caf\xE9") == 4);
}

TEST_CASE("combining marks and control characters take no column") {
    CHECK(width("e\u0301") == 1);
    CHECK(width("e" + repeated("\u0301", 50)) == 1);
    CHECK(width("\t\n\r\x1B") == 0);
    CHECK(width("a\r\n\u0301") == 1);
    CHECK(width("\u200B") == 0);
}

TEST_CASE("an emoji is two columns however many code points it has") {
    CHECK(width("😀") == 2);
    CHECK(width("❤") == 1);
    CHECK(width("❤\uFE0F") == 2);
    CHECK(width("1\uFE0F\u20E3") == 2);
    CHECK(width("✌🏽") == 2);
    CHECK(width("👨\u200D👩\u200D👧") == 2);
    CHECK(width("👁\u200D🗨") == 2);
    CHECK(width("🏳\uFE0F\u200D🌈") == 2);
    CHECK(width("🇩🇪") == 2);
    CHECK(width("🇩🇪🇫🇷") == 4);
    CHECK(width("a\uFE0F") == 1);
}

TEST_CASE("cutting leaves short text alone and marks the end of long text") {
    CHECK(cut("short", 5, "…") == "short");
    CHECK(cut("longer", 5, "…") == "long…");
    CHECK(cut("longer", 5, "...") == "lo...");
    CHECK(cut("Grüße", 5, "…") == "Grüße");
    CHECK(cut("", 0, "…") == "");
}

TEST_CASE("cutting never splits a character or exceeds the columns") {
    CHECK(cut("東京都", 5, "…") == "東京…");
    CHECK(cut("東京都", 4, "…") == "東…");
    CHECK(cut("abe\u0301d", 3, "…") == "ab…");
    CHECK(cut("abe\u0301de", 4, "…") == "abe\u0301…");
    CHECK(cut("👨\u200D👩\u200D👧👨\u200D👩\u200D👧", 3, "…") == "👨\u200D👩\u200D👧…");
    CHECK(cut("東京", 1, "…") == "…");
}

TEST_CASE("a mark wider than the columns is left out") {
    CHECK(cut("longer", 2, "...") == "lo");
    CHECK(cut("longer", 0, "…") == "");
}

TEST_CASE("wrapping breaks at spaces, which go") {
    CHECK(wrap("the quick brown fox", 10) == Lines{"the quick", "brown fox"});
    CHECK(wrap("the quick  brown", 9) == Lines{"the quick", "brown"});
    CHECK(wrap("exactly", 7) == Lines{"exactly"});
    CHECK(wrap("one two ", 7) == Lines{"one two"});
    CHECK(wrap("two  spaces kept", 20) == Lines{"two  spaces kept"});
}

TEST_CASE("wrapping keeps newlines, empty lines and indentation") {
    CHECK(wrap("", 10) == Lines{""});
    CHECK(wrap("a\n\nb", 10) == Lines{"a", "", "b"});
    CHECK(wrap("a\r\nb\n", 10) == Lines{"a", "b", ""});
    CHECK(wrap("  indented text", 10) == Lines{"  indented", "text"});
    CHECK(wrap("     ", 3) == Lines{""});
}

TEST_CASE("a word longer than the line is broken between characters") {
    CHECK(wrap("abcdefgh", 3) == Lines{"abc", "def", "gh"});
    CHECK(wrap("see abcdefgh now", 4) == Lines{"see", "abcd", "efgh", "now"});
    CHECK(wrap("東京都庁", 5) == Lines{"東京", "都庁"});
    CHECK(wrap("      deep", 4) == Lines{"deep"});
    CHECK(wrap("ae\u0301i", 2) == Lines{"ae\u0301", "i"});
}

TEST_CASE("a line too narrow for anything still shows everything") {
    CHECK(wrap("ab c", 0) == Lines{"a", "b", "c"});
    CHECK(wrap("東京", 1) == Lines{"東", "京"});
}

TEST_CASE("padding fills by columns and never cuts") {
    CHECK(padded("東京", 6) == "東京  ");
    CHECK(padded("é", 3) == "é  ");
    CHECK(padded("longer", 3) == "longer");
}

TEST_CASE("folded names are equal whatever their case and composition") {
    CHECK(folded("ANA") == "ana");
    CHECK(folded("BJÖRN") == folded("bjo\u0308rn"));
    CHECK(folded("Straße") == folded("STRASSE"));
    CHECK(folded("ΣΊΣΥΦΟΣ") == folded("σίσυφος"));
    CHECK(folded("I") == "i");  // in a Turkish locale as well
    CHECK(folded(folded("ǅ İ ﬁ")) == folded("ǅ İ ﬁ"));
    CHECK(folded("résumé") != folded("resume"));
}

TEST_CASE("text without accents is what search compares") {
    CHECK(without_accents("Café") == "cafe");
    CHECK(without_accents("Cafe\u0301") == "cafe");
    CHECK(without_accents("Ångström") == "angstrom");
    CHECK(without_accents("Tiếng Việt") == "tieng viet");
    CHECK(without_accents("Άλφα") == "αλφα");
}

TEST_CASE("marks that make another letter are no accents") {
    CHECK(without_accents("が") == "が");
    CHECK(without_accents("हिन्दी") == "हिन्दी");
    CHECK(without_accents("각") == "각");
}

TEST_CASE("composed text is in normalisation form C") {
    CHECK(composed("plain") == "plain");
    CHECK(composed("Gru\u0308ße") == "Grüße");
    CHECK(composed("a\u0323\u0307") == composed("a\u0307\u0323"));
    CHECK(composed("\u1100\u1161\u11A8") == "각");
    CHECK(composed("\u212B") == "Å");
    CHECK(composed("\u0958") == "\u0915\u093C");  // excluded from composition
    CHECK(composed("e\u0301\xFF") == "é\uFFFD");
    CHECK(composed("ä\xFF") == "ä\uFFFD");
}

TEST_CASE("code points are counted, not bytes or clusters") {
    CHECK(code_points("") == 0);
    CHECK(code_points("Grüße") == 5);
    CHECK(code_points("e\u0301") == 2);
    CHECK(code_points("😀") == 1);
}

TEST_CASE("scripts without spaces between words are recognised") {
    for (const auto* text : {"東京", "ひらがな", "カタカナ", "한국어", "ไทย", "ລາວ", "ខ្មែរ",
                             "မြန်မာ", "fixed in 東京 now", "𠮷", "ｱ"})
        CHECK(has_unspaced_script(text));
    for (const auto* text :
         {"", "plain", "Grüße", "Ελλάδα", "Привет", "עברית", "हिन्दी", "😀", "฿5", "。", "\xE6\x9D"})
        CHECK_FALSE(has_unspaced_script(text));
}

TEST_CASE("the version of the Unicode tables has three numbers") {
    const auto version = unicode_version();
    CHECK(std::ranges::count(version, '.') == 2);
    CHECK(version >= "15.0.0");
}

TEST_CASE("a megabyte of plain text passes through every function") {
    const auto plain = repeated("0123456789", million / 10);
    CHECK(is_clean_utf8(plain));
    CHECK(repaired(plain) == plain);
    CHECK(width(plain) == million);
    CHECK(cut(plain, 10, "…") == "012345678…");
    CHECK(wrap(plain, 100).size() == million / 100);
    CHECK(padded(plain, million + 1).size() == million + 1);
    CHECK(folded(plain) == plain);
    CHECK(without_accents(plain) == plain);
    CHECK(composed(plain) == plain);
    CHECK(code_points(plain) == million);
    CHECK_FALSE(has_unspaced_script(plain));
}

TEST_CASE("a megabyte of combining marks on one letter stays one character") {
    // Alternating classes in the wrong order: the worst case for putting marks in order.
    const auto marks = repeated("\u0301\u0323", million / 4);
    const auto letter = "q" + marks;
    CHECK(width(letter) == 1);
    CHECK(cut(letter + "rs", 2, "…") == letter + "…");
    CHECK(wrap(letter + " r", 1) == Lines{letter, "r"});
    CHECK(padded(letter, 2) == letter + " ");
    const auto ordered = "q" + repeated("\u0323", million / 4) + repeated("\u0301", million / 4);
    CHECK(composed(letter) == ordered);
    CHECK(folded("Q" + marks) == ordered);
    CHECK(without_accents("Q" + marks) == "q");
    CHECK(code_points(letter) == million / 2 + 1);
    CHECK_FALSE(has_unspaced_script(letter));
}

TEST_CASE("words are runs of letters and digits of any script, with their marks") {
    using Words = std::vector<std::string_view>;
    CHECK(words("Fixed the parser, twice: v2_x") ==
          Words{"Fixed", "the", "parser", "twice", "v2", "x"});
    CHECK(words("“parser”—日本語、Cafe\u0301!") == Words{"parser", "日本語", "Cafe\u0301"});
    CHECK(words("🎉 ... \xFF") == Words{});
    CHECK(words("").empty());
}

TEST_CASE("a megabyte of bytes that are not text is repaired") {
    const std::string bytes(million, '\xFF');
    CHECK_FALSE(is_clean_utf8(bytes));
    CHECK(repaired(bytes).size() == 3 * million);
    CHECK(width(bytes) == million);
    CHECK(composed(bytes) == repaired(bytes));
    CHECK(wrap(bytes, million).size() == 1);
    CHECK(cut(bytes, 2, "!") == "\xFF!");
}

TEST_CASE("a megabyte of newlines or spaces wraps") {
    CHECK(wrap(std::string(million, '\n'), 10).size() == million + 1);
    CHECK(wrap(std::string(million, ' ') + "x", 10) == Lines{"x"});
    CHECK(wrap(repeated("a ", million / 2), 1).size() == million / 2);
}
