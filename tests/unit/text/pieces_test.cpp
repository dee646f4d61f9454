// A text cut into lines and words.
#include "trail/text/pieces.hpp"

#include "support/catch.hpp"

using namespace trail;

namespace {

using List = std::vector<std::string_view>;

}  // namespace

TEST_CASE("each line is told, also an empty one, and none behind the end of the last") {
    CHECK(text::listed(text::lines("a\n\nb")) == List{"a", "", "b"});
    CHECK(text::listed(text::lines("a\nb\n")) == List{"a", "b"});
    CHECK(text::listed(text::lines("\n")) == List{""});
    CHECK(text::listed(text::lines("")).empty());
    CHECK(text::listed(text::lines("a\r\n")) == List{"a\r"});
}

TEST_CASE("names are told in their order") {
    CHECK(text::listed(text::pieces("ana bjorn", ' ')) == List{"ana", "bjorn"});
}

TEST_CASE("between separators only what is there is told") {
    CHECK(text::between(" ana,  bjorn ", " ,") == List{"ana", "bjorn"});
    CHECK(text::between(" ,, ", " ,").empty());
    CHECK(text::between("", " ").empty());
}
