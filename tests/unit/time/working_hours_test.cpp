// Working time: a table of what people rely on.
#include "trail/time/working_hours.hpp"

#include "support/catch.hpp"

using namespace trail::time;
using namespace std::chrono_literals;

namespace {

Instant at(std::string_view text) {
    return parse_rfc3339(text).value().at;
}

Day day_named(std::string_view text) {
    return parse_iso_date(text).value();
}

WorkingTime works(std::string_view zone, std::string_view hours, std::vector<Day> holidays = {},
                  std::vector<Period> absences = {}) {
    return {Zone::named(zone).value(), read_weekly_hours(hours), std::move(holidays),
            std::move(absences)};
}

std::string shown(const WorkingTime& time, const std::optional<Instant>& instant) {
    return instant ? rfc3339(time.zone().stamp(*instant)) : "never";
}

const WorkingTime berlin = works("Europe/Berlin", "Mon-Fri 09:00-17:00");

struct Start {
    std::string from, begins;
};

struct Sum {
    std::string from;
    int amount;
    std::string result;
};

}  // namespace

TEST_CASE("work begins at the next moment of working hours") {
    const auto [from, begins] = GENERATE(values<Start>({
        {"2026-11-22T11:02:00+01:00", "2026-11-23T09:00:00+01:00"},  // on a Sunday
        {"2026-11-23T08:59:59+01:00", "2026-11-23T09:00:00+01:00"},
        {"2026-11-23T09:00:00+01:00", "2026-11-23T09:00:00+01:00"},
        {"2026-11-23T16:59:59+01:00", "2026-11-23T16:59:59+01:00"},
        {"2026-11-23T17:00:00+01:00", "2026-11-24T09:00:00+01:00"},  // the end is not worked
        {"2026-11-27T17:00:00+01:00", "2026-11-30T09:00:00+01:00"},  // after a Friday
        {"2026-12-31T17:00:00+01:00", "2027-01-01T09:00:00+01:00"},  // no country's holidays
        {"2026-03-28T12:00:00+01:00", "2026-03-30T09:00:00+02:00"},  // clocks change on Sunday
    }));
    CHECK(shown(berlin, berlin.next_working_moment(at(from))) == begins);
}

TEST_CASE("what is surely not over by a moment began after what is") {
    const auto from = [](const WorkingTime& time, std::string_view by, int days) {
        return rfc3339(time.zone().stamp(time.surely_reaching(at(by), days)));
    };
    CHECK(from(berlin, "2026-11-24T11:00:00+01:00", 1) == "2026-11-23T11:00:00+01:00");
    CHECK(from(berlin, "2026-11-27T11:00:00+01:00", 3) == "2026-11-24T11:00:00+01:00");
    CHECK(from(berlin, "2026-11-23T11:00:00+01:00", 1) == "2026-11-20T11:00:00+01:00");
    // On a Sunday all of Thursday is over, and nothing of Friday.
    CHECK(from(berlin, "2026-11-22T11:00:00+01:00", 1) == "2026-11-19T17:00:00+01:00");
    const auto away = works("Europe/Berlin", "Mon-Fri 09:00-17:00", {},
                            {days(day_named("2026-11-23"), day_named("2026-12-07"))});
    CHECK(from(away, "2026-12-04T11:00:00+01:00", 1) == "2026-11-19T17:00:00+01:00");
    const auto nobody = works("Europe/Berlin", "off");
    CHECK(nobody.surely_reaching(at("2026-11-24T11:00:00+01:00"), 1) == Instant::min());
}

TEST_CASE("holidays and absences are no working time, whole days of them") {
    const auto time = works("Europe/Berlin", "Mon-Fri 09:00-17:00", {day_named("2026-12-25")},
                            {days(day_named("2026-12-28"), day_named("2027-01-03")),
                             days(day_named("2026-12-30"), day_named("2027-01-05"))});
    CHECK(shown(time, time.next_working_moment(at("2026-12-24T18:00:00+01:00"))) ==
          "2027-01-06T09:00:00+01:00");
    CHECK_FALSE(time.is_working_day(day_named("2026-12-25")));
    CHECK_FALSE(time.is_working_day(day_named("2026-12-29")));
    CHECK_FALSE(time.is_working_day(day_named("2027-01-09")));
    CHECK(time.is_working_day(day_named("2027-01-06")));
    CHECK(time.next_working_day(day_named("2026-12-24")) == day_named("2027-01-06"));
    CHECK(time.previous_working_day(day_named("2027-01-06")) == day_named("2026-12-24"));
    CHECK(time.worked_between(at("2026-12-24T16:00:00+01:00"), at("2027-01-06T10:00:00+01:00")) ==
          2h);
}

TEST_CASE("a night shift belongs to the day it begins on, and clocks change its length") {
    const auto nights = works("Europe/Berlin", "Sun-Thu 22:00-06:00", {day_named("2026-11-24")});
    CHECK(nights.is_working(at("2026-11-24T05:59:00+01:00")));        // Monday's, on the holiday
    CHECK_FALSE(nights.is_working(at("2026-11-24T22:30:00+01:00")));  // the holiday's own
    CHECK_FALSE(nights.is_working(at("2026-11-25T03:00:00+01:00")));
    CHECK(nights.is_working(at("2026-11-25T22:00:00+01:00")));
    const auto saturdays = works("Europe/Berlin", "Sat 22:00-06:00");
    CHECK(saturdays.worked_between(at("2026-03-28T12:00:00+01:00"),
                                   at("2026-03-29T12:00:00+02:00")) == 7h);
    CHECK(saturdays.worked_between(at("2026-10-24T12:00:00+02:00"),
                                   at("2026-10-25T12:00:00+01:00")) == 9h);
}

TEST_CASE("hours that clocks skip are not worked, hours that come twice are worked once") {
    const auto early = works("Europe/Berlin", "Sun 02:15-03:00, Mon 9-10");
    CHECK_FALSE(early.is_working_day(day_named("2026-03-29")));
    CHECK(early.is_working_day(day_named("2026-04-05")));
    CHECK(early.spans(span(day(day_named("2026-03-29")), early.zone())).empty());
    const auto into = works("Europe/Berlin", "Sun 01:00-02:30");
    CHECK(into.spans(span(day(day_named("2026-03-29")), into.zone())) ==
          std::vector<Span>{{at("2026-03-29T01:00:00+01:00"), at("2026-03-29T03:00:00+02:00")}});
    CHECK(into.spans(span(day(day_named("2026-10-25")), into.zone())) ==
          std::vector<Span>{{at("2026-10-25T01:00:00+02:00"), at("2026-10-25T02:30:00+02:00")}});
}

TEST_CASE("working hours add up over nights and weekends, and stop at the end of a shift") {
    const auto [from, amount, result] = GENERATE(values<Sum>({
        {"2026-11-22T11:02:00+01:00", 0, "2026-11-23T09:00:00+01:00"},
        {"2026-11-22T11:02:00+01:00", 1, "2026-11-23T10:00:00+01:00"},
        {"2026-11-23T16:30:00+01:00", 1, "2026-11-24T09:30:00+01:00"},
        {"2026-11-23T09:00:00+01:00", 8, "2026-11-23T17:00:00+01:00"},
        {"2026-11-27T16:00:00+01:00", 2, "2026-11-30T10:00:00+01:00"},
        {"2026-11-23T09:00:00+01:00", 40, "2026-11-27T17:00:00+01:00"},
    }));
    CHECK(shown(berlin, berlin.add_working_hours(at(from), std::chrono::hours{amount})) == result);
}

TEST_CASE("working days later it is the same local time, in working time") {
    const auto short_fridays = works("Europe/Berlin", "Mon-Fri 09:00-17:00, Fri -15:00");
    const auto [from, amount, result] = GENERATE(values<Sum>({
        {"2026-11-22T11:02:00+01:00", 0, "2026-11-23T09:00:00+01:00"},
        {"2026-11-22T11:02:00+01:00", 1, "2026-11-24T09:00:00+01:00"},
        {"2026-11-22T11:02:00+01:00", 3, "2026-11-26T09:00:00+01:00"},
        {"2026-11-26T11:00:00+01:00", 1, "2026-11-27T11:00:00+01:00"},
        {"2026-11-26T16:00:00+01:00", 1, "2026-11-30T09:00:00+01:00"},  // home by then
        {"2026-11-26T16:00:00+01:00", 2, "2026-11-30T16:00:00+01:00"},
        {"2026-10-23T10:00:00+02:00", 1, "2026-10-26T10:00:00+01:00"},  // clocks change between
    }));
    CHECK(shown(short_fridays, short_fridays.add_working_days(at(from), amount)) == result);
}

TEST_CASE("who never works again has no next moment, and nobody waits for it") {
    const auto from = at("2026-11-22T11:02:00+01:00");
    const auto today = day_named("2026-11-22");
    for (const auto& time : {works("UTC", "off"),
                             works("UTC", "Mon-Fri 9-17", {}, {{Unit::range, today, end_of_days}}),
                             works("UTC", "Mon-Fri 9-17", {}, {days(today, end_of_days)})}) {
        CHECK_FALSE(time.next_working_moment(from));
        CHECK_FALSE(time.add_working_hours(from, 1h));
        CHECK_FALSE(time.add_working_days(from, 1));
        CHECK_FALSE(time.next_working_day(today));
        CHECK_FALSE(time.end_of_work(from));
        CHECK(time.worked_between(from, from + 1000h) == 0s);
    }
    CHECK_FALSE(works("UTC", "off").previous_working_day(today));
}

TEST_CASE("work around the clock has no gap and no end") {
    const auto always = works("Europe/Berlin", "Mon-Sun 0-24");
    const auto from = at("2026-10-20T11:02:00+02:00");
    CHECK(always.spans({from, from + 400h}) == std::vector<Span>{{from, from + 400h}});
    CHECK_FALSE(always.end_of_work(from));
    CHECK(always.add_working_hours(from, 100h) == from + 100h);
}

TEST_CASE("lunch ends the work of a moment, the end of the day that of an afternoon") {
    const auto lunch = works("Europe/Berlin", "Mon-Fri 9-12 13-17");
    CHECK(shown(lunch, lunch.end_of_work(at("2026-11-23T10:00:00+01:00"))) ==
          "2026-11-23T12:00:00+01:00");
    CHECK(shown(lunch, lunch.end_of_work(at("2026-11-23T13:00:00+01:00"))) ==
          "2026-11-23T17:00:00+01:00");
    CHECK(shown(lunch, lunch.end_of_work(at("2026-11-23T12:00:00+01:00"))) == "never");
}

TEST_CASE("the overlap of several people is when all of them work") {
    const std::vector<WorkingTime> people{berlin, works("Asia/Taipei", "Mon-Fri 09:00-18:00"),
                                          works("Asia/Kathmandu", "Sun-Fri 10:00-17:00")};
    const Span week{at("2026-11-22T00:00:00Z"), at("2026-11-25T00:00:00Z")};
    CHECK(overlap(people, week) ==
          std::vector<Span>{{at("2026-11-23T09:00:00+01:00"), at("2026-11-23T11:00:00+01:00")},
                            {at("2026-11-24T09:00:00+01:00"), at("2026-11-24T11:00:00+01:00")}});
    CHECK(overlap(people, week, 121min).empty());
    CHECK(overlap(people, week, 120min).size() == 2);
    CHECK(overlap({}, week).empty());
    CHECK(overlap({&people[0], 1}, week).size() == 2);
}
