// Lengths of time as people write them.
#include "trail/time/length.hpp"

#include "support/catch.hpp"

using namespace trail::time;
using namespace std::chrono_literals;

TEST_CASE("a length is read in hours and minutes") {
    CHECK(parse_length("30m") == 30min);
    CHECK(parse_length("2h") == 2h);
    CHECK(parse_length("1h30m") == 90min);
    CHECK(parse_length("1 h 30 min") == 90min);
    CHECK(parse_length("90 minutes") == 90min);
    CHECK(parse_length("24h") == 24h);
}

TEST_CASE("what is no length of a call is nothing") {
    for (const auto* text : {"", " ", "30", "m", "0m", "2d", "1w", "-30m", "25h", "99999m", "1h30",
                             "half an hour", "30m\n", "1.5h"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_length(text));
    }
}
