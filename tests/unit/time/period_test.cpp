// Weeks, months, quarters and years: their bounds, neighbours and names.
#include "trail/time/period.hpp"

#include "support/catch.hpp"

#include "trail/time/date_grammar.hpp"

using namespace trail::time;
using namespace std::chrono_literals;

namespace {

Day on(std::string_view text) {
    return parse_iso_date(text).value();
}

std::string bounds(const Period& period) {
    return iso_date(period.begin) + " " + iso_date(period.end);
}

std::string shown(const Span& span, const Zone& zone) {
    return rfc3339(zone.stamp(span.from)) + " " + rfc3339(zone.stamp(span.until));
}

struct IsoYear {
    int year;
    std::string first_monday;
    unsigned weeks;
};

const std::vector<IsoYear> iso_years = {
    {2015, "2014-12-29", 53}, {2016, "2016-01-04", 52}, {2017, "2017-01-02", 52},
    {2018, "2018-01-01", 52}, {2019, "2018-12-31", 52}, {2020, "2019-12-30", 53},
    {2021, "2021-01-04", 52}, {2022, "2022-01-03", 52}, {2023, "2023-01-02", 52},
    {2024, "2024-01-01", 52}, {2025, "2024-12-30", 52}, {2026, "2025-12-29", 53},
    {2027, "2027-01-04", 52}, {2028, "2028-01-03", 52}, {2029, "2029-01-01", 52},
    {2030, "2029-12-31", 52},
};

}  // namespace

TEST_CASE("ISO weeks are right on every day around each new year from 2015 to 2030") {
    unsigned weeks_before = 52;
    for (const auto& [year, first_monday, weeks] : iso_years) {
        CAPTURE(year);
        const Day monday = on(first_monday);
        for (int day = 0; day < 7; ++day) {
            CHECK(iso_week(monday + std::chrono::days{day}) == IsoWeek{year, 1});
            CHECK(iso_week(monday - std::chrono::days{day + 1}) == IsoWeek{year - 1, weeks_before});
        }
        weeks_before = weeks;
    }
}

TEST_CASE("a year has the weeks it has") {
    for (const auto& [year, first_monday, weeks] : iso_years) {
        CAPTURE(year);
        CHECK(week({year, 1}).value() == week_of(on(first_monday)));
        CHECK(week({year, 53}).has_value() == (weeks == 53));
        CHECK_FALSE(week({year, 0}).has_value());
        CHECK_FALSE(week({year, 54}).has_value());
    }
}

TEST_CASE("week 53 exists in 2020 and 2026") {
    CHECK(bounds(week({2020, 53}).value()) == "2020-12-28 2021-01-04");
    CHECK(bounds(week({2026, 53}).value()) == "2026-12-28 2027-01-04");
    CHECK(name(week_of(on("2021-01-03"))) == "2020-W53");
    CHECK(name(week_of(on("2027-01-03"))) == "2026-W53");
    CHECK(name(week_of(on("2027-01-04"))) == "2027-W01");
}

TEST_CASE("weeks of years that cannot be stored do not exist") {
    CHECK_FALSE(week({1899, 10}).has_value());
    CHECK_FALSE(week({10'000, 1}).has_value());
    CHECK_FALSE(week({-2'000'000'000, 1}).has_value());
    CHECK_FALSE(week({2026, 4'000'000'000}).has_value());
}

TEST_CASE("a period is half open") {
    CHECK(bounds(day(on("2026-02-28"))) == "2026-02-28 2026-03-01");
    CHECK(bounds(week_of(on("2026-11-22"))) == "2026-11-16 2026-11-23");
    CHECK(bounds(month_of(on("2028-02-29"))) == "2028-02-01 2028-03-01");
    CHECK(bounds(month_of(on("2026-12-31"))) == "2026-12-01 2027-01-01");
    CHECK(bounds(quarter_of(on("2026-11-22"))) == "2026-10-01 2027-01-01");
    CHECK(bounds(quarter_of(on("2026-03-31"))) == "2026-01-01 2026-04-01");
    CHECK(bounds(year_of(on("2026-11-22"))) == "2026-01-01 2027-01-01");
    CHECK(bounds(days(on("2026-11-01"), on("2026-11-15"))) == "2026-11-01 2026-11-16");
}

TEST_CASE("the neighbours of a period are of its own kind") {
    CHECK(name(previous(day(on("2028-03-01")))) == "2028-02-29");
    CHECK(name(next(day(on("2026-12-31")))) == "2027-01-01");
    CHECK(name(previous(week({2027, 1}).value())) == "2026-W53");
    CHECK(name(next(week({2026, 53}).value())) == "2027-W01");
    CHECK(name(previous(month_of(on("2026-01-31")))) == "2025-12");
    CHECK(name(next(month_of(on("2026-01-31")))) == "2026-02");
    CHECK(name(previous(quarter_of(on("2026-02-01")))) == "2025-Q4");
    CHECK(name(next(quarter_of(on("2026-11-01")))) == "2027-Q1");
    CHECK(name(previous(year_of(on("2028-02-29")))) == "2027");
    CHECK(name(next(year_of(on("2028-02-29")))) == "2029");
    CHECK(name(previous(days(on("2026-11-08"), on("2026-11-14")))) == "2026-11-01..2026-11-07");
    CHECK(name(next(days(on("2026-11-08"), on("2026-11-14")))) == "2026-11-15..2026-11-21");
}

TEST_CASE("each period meets its neighbours, and they lead back") {
    using Make = Period (*)(Day);
    const Make make = GENERATE(as<Make>{}, day, week_of, month_of, quarter_of, year_of);
    for (Day at = on("2015-01-01"); at < on("2031-01-01"); at += std::chrono::days{1}) {
        const Period period = make(at);
        const bool holds = period.begin <= at && at < period.end;
        const bool meets = previous(period).end == period.begin && next(period).begin == period.end;
        const bool leads_back =
            next(previous(period)) == period && previous(next(period)) == period;
        if (!holds || !meets || !leads_back) FAIL(name(period));
    }
    CHECK(make(on("2026-11-22")).begin <= on("2026-11-22"));
}

TEST_CASE("a name reads back as the same period") {
    const Reference reference{parse_rfc3339("2026-11-22T11:02:00+01:00").value().at, Zone::utc()};
    const auto same = [&](const Period& period) {
        if (read_period(name(period), reference) != period) FAIL(name(period));
    };
    for (Day at = on("2014-12-01"); at < on("2031-02-01"); at += std::chrono::days{1}) {
        for (const auto& make : {day, week_of, month_of, quarter_of, year_of}) same(make(at));
        same(days(at, at));
        same(days(at, at + std::chrono::days{13}));
        same({Unit::range, at, end_of_days});
        same({Unit::range, first_day, at});
    }
    same({Unit::range, first_day, end_of_days});
    same(week_of(on("1900-01-01")));
    same(year_of(on("9999-12-31")));
    same(week_of(on("9999-12-31")));
    CHECK(name(days(on("2026-11-01"), on("2026-11-15"))) == "2026-11-01..2026-11-15");
    CHECK(name({Unit::range, on("2026-11-01"), end_of_days}) == "2026-11-01..");
    CHECK(name({Unit::range, first_day, on("2026-11-16")}) == "..2026-11-15");
}

TEST_CASE("titles say what is shared once") {
    const auto [period, expected] = GENERATE(table<Period, std::string>({
        {week({2026, 47}).value(), "week 47 (Mon 16 to Sun 22 Nov 2026)"},
        {week({2026, 49}).value(), "week 49 (Mon 30 Nov to Sun 6 Dec 2026)"},
        {week({2026, 53}).value(), "week 53 (Mon 28 Dec 2026 to Sun 3 Jan 2027)"},
        {month_of(on("2026-11-22")), "November 2026"},
        {quarter_of(on("2026-11-22")), "Q4 2026 (Oct to Dec)"},
        {year_of(on("2026-11-22")), "2026"},
        {day(on("2026-11-20")), "Fri 20 Nov 2026"},
        {days(on("2026-11-01"), on("2026-11-15")), "1 to 15 Nov 2026"},
        {days(on("2026-10-28"), on("2026-11-03")), "28 Oct to 3 Nov 2026"},
        {days(on("2026-12-24"), on("2027-01-03")), "24 Dec 2026 to 3 Jan 2027"},
        {days(on("2025-11-01"), on("2026-11-15")), "1 Nov 2025 to 15 Nov 2026"},
        {days(on("2026-11-20"), on("2026-11-20")), "Fri 20 Nov 2026"},
        {Period{Unit::range, on("2026-11-01"), end_of_days}, "since 1 Nov 2026"},
        {Period{Unit::range, first_day, on("2026-11-16")}, "up to 15 Nov 2026"},
        {Period{Unit::range, first_day, end_of_days}, "all days"},
    }));
    CHECK(title(period) == expected);
}

TEST_CASE("a day with a change of clocks is 23 or 25 hours long") {
    const Zone berlin = Zone::named("Europe/Berlin").value();
    const Span spring = span(day(on("2026-03-29")), berlin);
    const Span autumn = span(day(on("2026-10-25")), berlin);
    CHECK(spring.until - spring.from == 23h);
    CHECK(autumn.until - autumn.from == 25h);
    CHECK(shown(span(week({2026, 43}).value(), berlin), berlin) ==
          "2026-10-19T00:00:00+02:00 2026-10-26T00:00:00+01:00");
}

TEST_CASE("a day without midnight starts when its clocks do") {
    const Zone zone = Zone::named("America/Sao_Paulo").value();
    CHECK(shown(span(day(on("2018-11-04")), zone), zone) ==
          "2018-11-04T01:00:00-02:00 2018-11-05T00:00:00-02:00");
}

TEST_CASE("a skipped day covers no time") {
    const Zone apia = Zone::named("Pacific/Apia").value();
    const Span skipped = span(day(on("2011-12-30")), apia);
    CHECK(skipped.from == skipped.until);
}
