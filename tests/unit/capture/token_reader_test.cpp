// Tokens at the beginning of a text, one at a time.
#include "capture/token_reader.hpp"

#include "support/catch.hpp"

using trail::capture::Captured;
using trail::capture::TokenReader;

TEST_CASE("a setting is as long as its name, colon and quoted value") {
    Captured captured;
    TokenReader reader(captured);
    CHECK(reader.read_setting("project:api rest") == 11);
    CHECK(reader.read_setting("at:\"fri 16:00\", rest") == 14);
    CHECK(reader.read_setting("kind:\"win\"") == 10);
    CHECK(reader.read_setting("+tag") == 4);
    CHECK(captured.at == std::string("fri 16:00"));
}

TEST_CASE("what is no token has no length and records nothing") {
    Captured captured;
    TokenReader reader(captured);
    CHECK(reader.read_setting("project:\"x y\"") == 0);
    CHECK(reader.read_setting("#tag") == 0);
    CHECK(reader.read_mention("+tag") == 0);
    CHECK(reader.read_mention("@") == 0);
    CHECK(captured == Captured{});
    CHECK(reader.references().take().empty());
}
