// Where tokens may begin and end.
#include "capture/words.hpp"

#include "support/catch.hpp"

using namespace trail::capture;

TEST_CASE("a character is read whole from either end, and a stray byte is one character") {
    CHECK(first_character("é!").code == 0xE9);
    CHECK(first_character("🚀").size == 4);
    CHECK(last_character("x🚀").code == 0x1F680);
    CHECK(first_character("\xC3").code == 0xFFFD);
    CHECK(first_character("\xC3x").size == 1);
    CHECK(last_character("x\x80").size == 1);
    CHECK(last_character("\xC3").code == 0xFFFD);
}

TEST_CASE("a name stops at spaces and punctuation of any script") {
    CHECK(name_at("mei, x") == "mei");
    CHECK(name_at("org/team.") == "org/team");
    CHECK(name_at("解析。") == "解析");
    CHECK(name_at("a\u3000b") == "a");
    CHECK(name_at("a\u2013b") == "a");
    CHECK(name_at("-x").empty());
    CHECK(name_at("...").empty());
}

TEST_CASE("a sentence mark ends a token unless a letter or digit follows") {
    CHECK(ends_token(""));
    CHECK(ends_token(". Then"));
    CHECK(ends_token(")"));
    CHECK_FALSE(ends_token(".5"));
    CHECK_FALSE(ends_token("'s"));
    CHECK(ends_word("'s"));
    CHECK_FALSE(ends_word("@x"));
}

TEST_CASE("white space of any script is trimmed") {
    CHECK(trimmed("\u3000 \ta b\u00A0\r\n") == "a b");
    CHECK(trimmed("\u2003").empty());
}
