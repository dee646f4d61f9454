// Numbers of a period: days, weeks, runs, in the reader's zone.
#include "trail/report/stats.hpp"

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;

namespace {

// In UTC: "2026-11-20T09:00".
Moment moment(const std::string& when, std::size_t count = 1) {
    return {testing::at(when + ":00"), count};
}

time::Day day(const char* text) {
    return *time::parse_iso_date(text);
}

const auto berlin = *time::Zone::named("Europe/Berlin");
const auto year_2026 = time::year_of(day("2026-01-01"));
const auto november_22 = testing::at("2026-11-22T10:00:00");

Stats of(std::vector<Moment> moments, const time::Period& period = year_2026) {
    return stats({.moments = std::move(moments)}, "ana", period, berlin, november_22);
}

}  // namespace

TEST_CASE("nothing gives zeros, no weeks and no weekday") {
    const auto nothing = of({});
    CHECK(nothing.total == 0);
    CHECK(nothing.longest_run == 0);
    CHECK(nothing.weeks.empty());
    CHECK_FALSE(nothing.weekday);
    CHECK_FALSE(nothing.busiest);
}

TEST_CASE("a day begins at the reader's midnight") {
    const auto found = of({moment("2026-11-19T22:59"), moment("2026-11-19T23:00", 2)});
    CHECK(found.days == std::vector<DayCount>{{day("2026-11-19"), 1}, {day("2026-11-20"), 2}});
    CHECK(found.hours[23] == 1);
    CHECK(found.hours[0] == 2);
    CHECK(found.total == 3);
}

TEST_CASE("an hour that clocks repeat counts twice, one that they skip never") {
    const auto autumn = of({moment("2026-10-25T00:30"), moment("2026-10-25T01:30")});
    CHECK(autumn.hours[2] == 2);
    CHECK(autumn.days == std::vector<DayCount>{{day("2026-10-25"), 2}});
    const auto spring = of({moment("2026-03-29T00:30"), moment("2026-03-29T01:30")});
    CHECK(spring.hours[1] == 1);
    CHECK(spring.hours[2] == 0);
    CHECK(spring.hours[3] == 1);
}

TEST_CASE("the longest run goes over weekends, months and clock changes") {
    CHECK(of({moment("2026-03-28T10:00"), moment("2026-03-29T10:00"), moment("2026-03-30T10:00"),
              moment("2026-04-01T10:00"), moment("2026-04-02T10:00")})
              .longest_run == 3);
}

TEST_CASE("of equal weekdays and weeks the first is named") {
    const auto found = of({moment("2026-11-03T10:00", 2), moment("2026-11-12T10:00", 2)});
    CHECK(found.weekday == 1);
    CHECK(found.busiest == WeekCount{{2026, 45}, 2});
}

TEST_CASE("only whole weeks after the first entry's can be quiet") {
    const auto found = of({moment("2026-11-01T10:00"), moment("2026-11-03T10:00", 3),
                           moment("2026-11-10T10:00", 2), moment("2026-11-17T10:00")});
    CHECK(found.weeks == std::vector<WeekCount>{
                             {{2026, 44}, 1}, {{2026, 45}, 3}, {{2026, 46}, 2}, {{2026, 47}, 1}});
    CHECK(found.quietest == WeekCount{{2026, 46}, 2});
    CHECK_FALSE(of({moment("2026-11-10T10:00")}).quietest);
}

TEST_CASE("weeks without entries are there, up to the one that is now") {
    const auto found = of({moment("2026-11-02T10:00")});
    CHECK(found.weeks == std::vector<WeekCount>{{{2026, 45}, 1}, {{2026, 46}, 0}, {{2026, 47}, 0}});
    const auto past = of({moment("2026-11-02T10:00")}, time::month_of(day("2026-11-02")));
    CHECK(past.weeks.size() == 3);
}

TEST_CASE("week 53 belongs to the year of its Thursday") {
    const auto found = of({moment("2021-01-02T10:00")}, time::year_of(day("2021-01-01")));
    CHECK(found.weeks.front().week == time::IsoWeek{2020, 53});
}

TEST_CASE("projects come by size and what has none last of its size") {
    auto activity = Activity{.moments = {moment("2026-11-02T10:00")},
                             .projects = {{"", 2}, {"web", 2}, {"Api", 2}, {"docs", 5}}};
    const auto found = stats(std::move(activity), "", year_2026, berlin, november_22);
    CHECK(found.projects == std::vector<Share>{{"docs", 5}, {"Api", 2}, {"web", 2}, {"", 2}});
}
