// People: the short name a full name suggests, and what may be a name.
#include "trail/model/person.hpp"

#include "support/catch.hpp"

namespace trail::model {

TEST_CASE("a short name is the first name, else what stands before the @") {
    CHECK(short_name("Ana Ruiz", "ar@team.example") == "ana");
    CHECK(short_name("  Mei  Lin", "") == "mei");
    CHECK(short_name("O'Brien Pat", "") == "obrien");
    CHECK(short_name("Björn", "") == "björn");
    CHECK(short_name("", "sam.ortiz@team.example") == "samortiz");
    CHECK(short_name("???", "") == "me");
    CHECK(is_name(short_name("Ana Ruiz", "")));
}

TEST_CASE("names are words that survive a shell and a query") {
    for (const auto* text :
         {"api", "a", "web-ui", "v1.2", "team/api", "snake_case", "björn", "日本"}) {
        INFO(text);
        CHECK(is_name(text));
    }
    for (const auto* text :
         {"", "two words", "-x", "x-", ".x", "a\tb", "a,b", "a:b", "a\"b", "+tag"}) {
        INFO(text);
        CHECK_FALSE(is_name(text));
    }
    CHECK(is_name(std::string(64, 'x')));
    CHECK_FALSE(is_name(std::string(65, 'x')));
}

}  // namespace trail::model
