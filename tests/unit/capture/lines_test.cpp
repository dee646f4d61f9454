// Lines of a text, whatever ends them.
#include "capture/lines.hpp"

#include "support/catch.hpp"

using trail::capture::joined;
using trail::capture::lines_of;
using Views = std::vector<std::string_view>;

TEST_CASE("lines end at LF or CRLF, and the last end is optional") {
    CHECK((lines_of("a\r\nb\n\nc") == Views{"a", "b", "", "c"}));
    CHECK((lines_of("a\n") == Views{"a"}));
    CHECK(lines_of("").empty());
}

TEST_CASE("joining trims blank lines outside and keeps them inside") {
    CHECK(joined(Views{" ", "\t", "  a", "", "b  ", "\u00A0"}) == "  a\n\nb");
    CHECK(joined(Views{"", " "}).empty());
}
