// Single words of the date grammar.
#include "time/date_words.hpp"

#include "support/catch.hpp"

using namespace trail::time;

TEST_CASE("a weekday has its full name and its first three letters") {
    CHECK(weekday_word("fri").value() == std::chrono::Friday);
    CHECK(weekday_word("friday").value() == std::chrono::Friday);
    CHECK(weekday_word("sun").value() == std::chrono::Sunday);
    for (const auto* word : {"", "fr", "frid", "fridays", "tues", "day"}) {
        CAPTURE(word);
        CHECK_FALSE(weekday_word(word).has_value());
    }
}

TEST_CASE("a misspelt weekday is known by its first two letters") {
    CHECK(weekday_resembling("tusday").value() == "tue");
    CHECK(weekday_resembling("thrusday").value() == "thu");
    CHECK(weekday_resembling("saterday").value() == "sat");
    CHECK_FALSE(weekday_resembling("last").has_value());
    CHECK_FALSE(weekday_resembling("t").has_value());
    CHECK_FALSE(weekday_resembling("").has_value());
}

TEST_CASE("a distance is counted in letters or words, one or many") {
    CHECK(measure_word("m").value() == Measure::minute);
    CHECK(measure_word("month").value() == Measure::month);
    CHECK(measure_word("hours").value() == Measure::hour);
    CHECK(measure_word("w").value() == Measure::week);
    for (const auto* word : {"", "mo", "y", "years", "s", "dayss"}) {
        CAPTURE(word);
        CHECK_FALSE(measure_word(word).has_value());
    }
}

TEST_CASE("a shape is digits in its places and nothing more") {
    CHECK(has_shape("2026-w47", "0000-w00"));
    CHECK_FALSE(has_shape("2026-w4", "0000-w00"));
    CHECK_FALSE(has_shape("2026-w471", "0000-w00"));
    CHECK_FALSE(has_shape("2026-wxx", "0000-w00"));
    CHECK(leading_digits("20x6") == 2);
    CHECK(leading_digits("") == 0);
    CHECK(number("00042") == 42);
}
