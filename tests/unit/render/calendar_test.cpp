// How dark a number is, and which part of a period is shown.
#include "render/calendar.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace trail::render;

namespace {

time::Day day(const char* text) {
    return *time::parse_iso_date(text);
}

using Words = std::array<std::string, 5>;

}  // namespace

TEST_CASE("usual numbers have the usual shades") {
    const auto scale = scale_for(14);
    CHECK(level(scale, 0) == 0);
    CHECK(level(scale, 1) == 1);
    CHECK(level(scale, 3) == 2);
    CHECK(level(scale, 6) == 3);
    CHECK(level(scale, 7) == 4);
    CHECK(legend(scale) == Words{"0", "1", "2-3", "4-6", "7+"});
}

TEST_CASE("large numbers are told from each other") {
    const auto scale = scale_for(4000);
    CHECK(legend(scale) == Words{"0", "1-500", "501-1,000", "1,001-2,000", "2,001+"});
    CHECK(level(scale, 4000) == 4);
    CHECK(legend(scale_for(15)) == Words{"0", "1", "2-3", "4-7", "8+"});
}

TEST_CASE("what is to come is not shown, and of many years those with counts") {
    const auto year = time::year_of(day("2026-05-05"));
    const auto part = shown_part(year, {{day("2026-03-01"), 1}}, day("2026-11-22"));
    CHECK(part.begin == day("2026-01-01"));
    CHECK(part.end == day("2026-11-23"));
    const auto long_ago = time::days(day("1990-01-01"), day("2030-12-31"));
    const auto years =
        shown_part(long_ago, {{day("2020-02-02"), 1}, {day("2021-01-01"), 1}}, day("2026-11-22"));
    CHECK(years.begin == day("2020-02-02"));
    CHECK(years.end == day("2021-01-02"));
}
