// Ids: what they look like and how short they may be.
#include "trail/model/id.hpp"

#include "support/catch.hpp"

namespace trail::model {

TEST_CASE("an id reads back from its letters, in either case") {
    const ItemId id{0x0123'4567'89ab'cdef};
    CHECK(letters(id) == "ghjkmnpqrstvwxyz");
    CHECK(parse_id("ghjkmnpqrstvwxyz") == id);
    CHECK(parse_id("GHJKMNPQRSTVWXYZ") == id);
    CHECK(letters({0}) == "gggggggggggggggg");
    CHECK(letters({~0ULL}) == "zzzzzzzzzzzzzzzz");
}

TEST_CASE("no letter of an id could stand in a commit id or a number") {
    CHECK(id_letters.find_first_of("0123456789abcdef") == std::string_view::npos);
    CHECK(id_letters.size() == 16);
}

TEST_CASE("a prefix names every id that begins with it") {
    const auto range = parse_id_prefix("hjkm");
    REQUIRE(range.has_value());
    CHECK(letters(range->first) == "hjkmgggggggggggg");
    CHECK(letters(range->last) == "hjkmzzzzzzzzzzzz");
}

TEST_CASE("text that is no id is refused") {
    for (const auto* text : {"", "hjk", "hjka", "hjk4", "hjkmhjkmhjkmhjkmh", "D12", "@", "hjkm "}) {
        INFO(text);
        CHECK_FALSE(parse_id_prefix(text).has_value());
    }
    CHECK_FALSE(parse_id("hjkm").has_value());
}

TEST_CASE("an id is told from its neighbours by as few letters as possible, but four") {
    const auto id = *parse_id("ghjkmnpqrstvwxyz");
    CHECK(unique_length(id, std::nullopt, std::nullopt) == 4);
    CHECK(unique_length(id, parse_id("gggggggggggggggg"), parse_id("zzzzzzzzzzzzzzzz")) == 4);
    CHECK(unique_length(id, parse_id("ghjkmnggggggggzz"), std::nullopt) == 7);
    CHECK(unique_length(id, std::nullopt, parse_id("ghjkmnpqrstvwxzz")) == 15);
}

TEST_CASE("ids that begin like one are those its prefix means") {
    const ItemId id{0x0123456789abcdef};
    for (const std::size_t count : {4u, 7u, 16u}) {
        const auto prefix = letters(id, count);
        CHECK(ids_beginning_like(id, count) == parse_id_prefix(prefix));
    }
}

}  // namespace trail::model
