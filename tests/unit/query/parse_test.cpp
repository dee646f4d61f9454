// The query grammar: what binds to what, what is refused and where, and hostile input.
#include "trail/query/parse.hpp"

#include <array>
#include <random>

#include "support/catch.hpp"
#include "unit/query/reading.hpp"

namespace trail::query {
namespace {

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

// True when reading gives a tree, or an error whose mark lies inside the text.
bool is_well_behaved(const std::string& text) {
    try {
        return read(text) == read(text);
    } catch (const Error& error) {
        const auto& excerpt = error.excerpt();
        return error.kind() == Failure::usage && excerpt && excerpt->text == text &&
               excerpt->offset + excerpt->length <= text.size();
    }
}

}  // namespace

TEST_CASE("blank text matches everything") {
    CHECK(read("") == Query{});
    CHECK(read(" \t\n") == Query{});
    CHECK(parse(std::string_view(), sunday_noon()) == Query{});
}

TEST_CASE("terms beside each other are all wanted") {
    CHECK(read("parser") == Query{word("parser")});
    CHECK(read("parser -draft author:ana") ==
          Query{all({word("parser"), no(word("draft")), field(Field::author, {"ana"})})});
    CHECK(read("a AND b") == read("a b"));
    CHECK(read("and or not") == Query{all({word("and"), word("or"), word("not")})});
}

TEST_CASE("OR binds looser than terms beside each other") {
    CHECK(read("a b OR c") == Query{any({all({word("a"), word("b")}), word("c")})});
    CHECK(read("a OR b OR c") == Query{any({word("a"), word("b"), word("c")})});
    CHECK(read("a (b OR c)") == Query{all({word("a"), any({word("b"), word("c")})})});
    CHECK(read("a OR(b c)") == Query{any({word("a"), all({word("b"), word("c")})})});
}

TEST_CASE("NOT takes the one term after it") {
    CHECK(read("NOT a b") == Query{all({no(word("a")), word("b")})});
    CHECK(read("NOT(a b)") == Query{no(all({word("a"), word("b")}))});
    CHECK(read("a OR NOT tag:ci") == Query{any({word("a"), no(field(Field::tag, {"ci"}))})});
    CHECK(read("NOT -a") == Query{word("a")});
    CHECK(read("NOT NOT a") == Query{word("a")});
}

TEST_CASE("parentheses around one term change nothing") {
    CHECK(read("((a))") == Query{word("a")});
    CHECK(read("(a)(b)") == Query{all({word("a"), word("b")})});
    CHECK(read("(author:ana)") == Query{field(Field::author, {"ana"})});
}

TEST_CASE("quoted operators and fields are text") {
    CHECK(read("\"OR\"") == Query{phrase("OR")});
    CHECK(read("\"tag:ci (x)\" a") == Query{all({phrase("tag:ci (x)"), word("a")})});
}

TEST_CASE("an operator without a term beside it is refused") {
    const auto hint = [](const std::string& name) { return "trail search '\"" + name + "\"'"; };
    CHECK(refusal("OR") == Refusal{"\"OR\" needs a term before it", hint("OR"), "OR", 0});
    CHECK(refusal("a OR ") == Refusal{"\"OR\" needs a term after it", hint("OR"), "OR", 2});
    CHECK(refusal("a (OR b)") == Refusal{"\"OR\" needs a term before it", hint("OR"), "OR", 3});
    CHECK(refusal("a OR OR b").offset == 2);
    CHECK(refusal("(a OR)").message == "\"OR\" needs a term after it");
    CHECK(refusal("a NOT") == Refusal{"\"NOT\" needs a term after it", hint("NOT"), "NOT", 2});
    CHECK(refusal("NOT OR a").marked == "NOT");
    CHECK(refusal("(NOT)").marked == "NOT");
    CHECK(refusal("AND a").message == "\"AND\" needs a term before it");
    CHECK(refusal("a AND").message == "\"AND\" needs a term after it");
}

TEST_CASE("parentheses that do not pair, or hold nothing, are marked") {
    CHECK(refusal("a (b") == Refusal{"no \")\" closes this \"(\"", "trail help query", "(", 2});
    CHECK(refusal("((a)").offset == 0);
    CHECK(refusal("(").offset == 0);
    CHECK(refusal("a b)") == Refusal{"no \"(\" opens this \")\"", "trail help query", ")", 3});
    CHECK(refusal(")").offset == 0);
    CHECK(refusal("a ( )") ==
          Refusal{"nothing stands in these parentheses", "trail help query", "( )", 2});
}

TEST_CASE("a prefix is at least three letters long") {
    CHECK(read("pars*") == Query{prefix("pars")});
    CHECK(read("été*") == Query{prefix("été")});
    CHECK(read("api-ver**") == Query{prefix("api-ver")});
    CHECK(read("foo.*") == Query{prefix("foo.")});
    CHECK(read("*foo") == Query{word("*foo")});
    CHECK(read("a*b") == Query{word("a*b")});
    CHECK(refusal("x pa*") ==
          Refusal{"a prefix needs at least three letters", "trail help query", "pa*", 2});
    CHECK(refusal("éà*").marked == "éà*");
    CHECK(refusal("api-v*").marked == "api-v*");
    CHECK(refusal("c++*").marked == "c++*");
}

TEST_CASE("64 parentheses may nest, and the next one is marked") {
    const auto nested = [](std::size_t depth) {
        return repeated("(", depth) + "a" + repeated(")", depth);
    };
    CHECK(read(nested(deepest_nesting)) == Query{word("a")});
    CHECK(read(nested(deepest_nesting) + nested(deepest_nesting)).root.has_value());
    CHECK(refusal(nested(deepest_nesting + 1)) ==
          Refusal{"parentheses nest more than 64 deep", "trail help query", "(", 64});
    CHECK(refusal(repeated("-(", 2000)).offset == 129);
}

TEST_CASE("a query of 4096 bytes is read, a longer one is not") {
    CHECK(read(std::string(most_query_bytes, 'a')) ==
          Query{word(std::string(most_query_bytes, 'a'))});
    CHECK(refusal(std::string(most_query_bytes + 1, 'a')).message ==
          "the query is 4097 bytes long, at most 4096 are read");
}

TEST_CASE("a long query of one repeated piece is a tree or a marked error") {
    for (const std::string_view piece :
         {"a ",           "-",    "- ",    "*",    "(",     ")",      "()",
          "a()",          "\"",   "\"\"",  "NOT ", "a OR ", "a AND ", "tag:a,",
          "tag:a ",       "a:",   ":",     ",",    "&",     "-&",     "aa*",
          "\xE2\x80\x94", "\xE2", "autor", "(a) "}) {
        CHECK(is_well_behaved(repeated(piece, most_query_bytes / piece.size())));
    }
}

TEST_CASE("random pieces of queries are a tree or a marked error") {
    constexpr std::array<std::string_view, 44> pieces{
        "a",        "parser", "é",       "日",   " ",          " ",           " ",      "\t",
        "(",        ")",      "()",      "\"",   "\"a b\"",    "-",           "--",     "*",
        "pars*",    "OR",     "AND",     "NOT",  " OR ",       " NOT ",       ":",      "::",
        ",",        "//",     "author:", "tag:", "kind:",      "is:",         "has:",   "during:",
        "at:",      "after:", "done",    "open", "2026-11-20", "last tusday", "autor:", "&",
        "\xE2\x80", "\xFF",   "@",       "+"};
    std::mt19937 random(20261122);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const auto length = random() % 12;
        for (std::size_t i = 0; i < length; ++i) text += pieces.at(random() % pieces.size());
        INFO(text);
        REQUIRE(is_well_behaved(text));
    }
}

TEST_CASE("random bytes are a tree or a marked error") {
    std::mt19937 random(47);
    for (int round = 0; round < 5000; ++round) {
        std::string text(random() % 64, '\0');
        for (char& c : text) c = static_cast<char>(random() & 0xFF);
        REQUIRE(is_well_behaved(text));
    }
}

}  // namespace trail::query
