// How a query falls into words, phrases and fields: what is text, what is a field, what is refused.
#include "query/lexer.hpp"

#include "support/catch.hpp"
#include "unit/query/reading.hpp"

namespace trail::query {

TEST_CASE("a word before a colon that is no field is text") {
    for (const std::string text :
         {"std::string", "https://trail.example/a?b=c", "10:30", "C:\\x", "foo:bar", "a:b",
          "foo:", ":foo", "tag::x", "at://proto", "id::x", "CORE-7:done", "my-tag:x",
          "autor:", "autors:x", "autor::x", "autor://x", "straße:x"}) {
        CHECK(read(text) == Query{word(text)});
    }
}

TEST_CASE("a field name with a slip in it is refused with the name that was meant") {
    CHECK(refusal("fix autor:ana") == Refusal{"unknown field \"autor\"; in quotes it is text",
                                              "did you mean \"author:\"?", "autor", 4});
    CHECK(refusal("-(projekt:x)") == Refusal{"unknown field \"projekt\"; in quotes it is text",
                                             "did you mean \"project:\"?", "projekt", 2});
    CHECK(refusal("Sicne:fri").hint == "did you mean \"since:\"?");
    CHECK(refusal("tags:\"x\"").message == "unknown field \"tags\"; in quotes it is text");
    CHECK(read("\"autor:ana\"") == Query{phrase("autor:ana")});
    CHECK(read("autor :ana") == Query{all({word("autor"), word(":ana")})});
}

TEST_CASE("words end at spaces of any kind, quotes and parentheses") {
    const Query three{all({word("a"), word("b"), word("c")})};
    CHECK(read("a b c") == three);
    CHECK(read("\t a \r\n b\v\fc ") == three);
    CHECK(read("a\"b\"c") == Query{all({word("a"), phrase("b"), word("c")})});
    CHECK(read("a(b c)") == Query{all({word("a"), all({word("b"), word("c")})})});
}

TEST_CASE("empty parentheses right after a word belong to it") {
    CHECK(read("main()") == Query{word("main()")});
    CHECK(read("(a.b().c() d)") == Query{all({word("a.b().c()"), word("d")})});
    CHECK(refusal("NOT()").marked == "()");
    CHECK(refusal("a OR()").marked == "()");
    CHECK(refusal("-()").marked == "()");
}

TEST_CASE("a dash negates what follows it directly") {
    CHECK(read("-draft") == Query{no(word("draft"))});
    CHECK(read("-\"two words\"") == Query{no(phrase("two words"))});
    CHECK(read("-(a b)") == Query{no(all({word("a"), word("b")}))});
    CHECK(read("-author:bob") == Query{no(field(Field::author, {"bob"}))});
    CHECK(read("-pars*") == Query{no(prefix("pars"))});
    CHECK(read("-OR") == Query{no(word("OR"))});
    CHECK(read("well-known") == Query{word("well-known")});
    CHECK(read("--json") == Query{word("--json")});
    CHECK(read("- draft") == Query{word("draft")});
}

TEST_CASE("punctuation is left out beside other terms") {
    const Query both_words{all({word("a"), word("b")})};
    for (const std::string_view text :
         {"a & b", "a -- b", "a - b", "a -> b", "a \"\" b", "a \"...\" b", "a * b", "a -& b",
          "a NOT & b", "(&) a b", "a (& \"\") b", "a \xE2\x80\x94 b", "& OR a b", "a b OR &"}) {
        CHECK(read(text) == both_words);
    }
}

TEST_CASE("a query of nothing but punctuation is refused") {
    CHECK(refusal("&") == Refusal{"nothing to search for in \"&\"", "trail help query", "&", 0});
    CHECK(refusal(" -- *").message == "nothing to search for in \"--\"");
    CHECK(refusal("\"\"") ==
          Refusal{"nothing to search for in \"\"", "trail help query", "\"\"", 0});
    CHECK(refusal("-(\"!?\")").marked == "\"!?\"");
    CHECK(refusal("-") == Refusal{"nothing to search for in \"-\"", "trail help query", "-", 0});
    CHECK(refusal("->").marked == "->");
    CHECK(refusal("*").marked == "*");
    CHECK(refusal("\xE2\x80\xA6").marked == "\xE2\x80\xA6");
}

TEST_CASE("letters of every script and broken bytes can be searched for") {
    for (const std::string text : {"café", "日本", "é", "ⁿ", "\xFF", "\xE2", "\xE2\x80"}) {
        CHECK(read(text) == Query{word(text)});
    }
}

TEST_CASE("a quote that nothing closes is marked") {
    CHECK(refusal("say \"two words") ==
          Refusal{"no second quote closes this one", "trail help query", "\"", 4});
    CHECK(refusal("author:\"Ana").offset == 7);
    CHECK(refusal("a \"b\" \"").offset == 6);
}

}  // namespace trail::query
