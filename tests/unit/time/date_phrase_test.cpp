// Phrases of the date grammar near the places where calendars and clocks are uneven.
#include "time/date_phrase.hpp"

#include "support/catch.hpp"

using namespace trail::time;

namespace {

Reference seen(std::string_view now, std::string_view zone) {
    return {parse_rfc3339(now).value().at, Zone::named(zone).value()};
}

std::string point(std::string_view text, const Reference& reference, Lean lean = Lean::past) {
    return rfc3339(reference.zone.stamp(read_point(text, reference, lean)));
}

std::string period(std::string_view text, const Reference& reference) {
    return name(read_period(text, reference));
}

}  // namespace

TEST_CASE("today is the day in the reference's zone") {
    CHECK(period("today", seen("2026-11-22T23:30:00Z", "UTC")) == "2026-11-22");
    CHECK(period("today", seen("2026-11-22T23:30:00Z", "Europe/Berlin")) == "2026-11-23");
    CHECK(period("today", seen("2026-11-22T10:30:00Z", "Pacific/Tongatapu")) == "2026-11-22");
    CHECK(period("today", seen("2026-11-22T11:30:00Z", "Pacific/Tongatapu")) == "2026-11-23");
}

TEST_CASE("last week is right around new year") {
    CHECK(period("week", seen("2027-01-02T12:00:00Z", "UTC")) == "2026-W53");
    CHECK(period("last week", seen("2027-01-04T12:00:00Z", "UTC")) == "2026-W53");
    CHECK(period("next-week", seen("2026-12-31T12:00:00Z", "UTC")) == "2027-W01");
    CHECK(period("last-month", seen("2027-01-31T12:00:00Z", "UTC")) == "2026-12");
    CHECK(period("last-quarter", seen("2027-01-31T12:00:00Z", "UTC")) == "2026-Q4");
    CHECK(period("last-year", seen("2028-02-29T12:00:00Z", "UTC")) == "2027");
}

TEST_CASE("months ago end where a month ends") {
    const Reference last_of_may = seen("2026-05-31T12:00:00Z", "UTC");
    CHECK(period("1 month ago", last_of_may) == "2026-04-30");
    CHECK(period("2 months ago", last_of_may) == "2026-03-31");
    CHECK(period("3 months ago", last_of_may) == "2026-02-28");
    CHECK(period("12 months ago", seen("2028-02-29T12:00:00Z", "UTC")) == "2027-02-28");
}

TEST_CASE("hours ago count hours, days ago keep the clock time") {
    const Reference after_change = seen("2026-03-29T12:00:00+02:00", "Europe/Berlin");
    CHECK(point("24h ago", after_change) == "2026-03-28T11:00:00+01:00");
    CHECK(point("1d ago", after_change) == "2026-03-28T12:00:00+01:00");
    CHECK(point("yesterday", after_change) == "2026-03-28T12:00:00+01:00");
}

TEST_CASE("now stays now in the hour that clocks repeat") {
    const Reference second_time = seen("2026-10-25T02:30:00+01:00", "Europe/Berlin");
    CHECK(point("now", second_time) == "2026-10-25T02:30:00+01:00");
    CHECK(point("today", second_time) == "2026-10-25T02:30:00+01:00");
    CHECK(point("2:30", second_time) == "2026-10-25T02:30:00+02:00");
}

TEST_CASE("a clock time that was skipped is read behind the change") {
    const Reference spring = seen("2026-03-29T12:00:00+02:00", "Europe/Berlin");
    CHECK(point("2:30", spring) == "2026-03-29T03:30:00+02:00");
    const Reference lord_howe = seen("2026-10-04T12:00:00+11:00", "Australia/Lord_Howe");
    CHECK(point("today 2:10", lord_howe) == "2026-10-04T02:40:00+11:00");
}

TEST_CASE("yesterday of a skipped day is that day, which covers nothing") {
    const Reference reference = seen("2011-12-31T12:00:00+14:00", "Pacific/Apia");
    CHECK(period("yesterday", reference) == "2011-12-30");
    const Span nothing = read_span("yesterday", reference);
    CHECK(nothing.from == nothing.until);
    CHECK(point("yesterday", reference) == "2011-12-31T12:00:00+14:00");
}

TEST_CASE("each weekday is at most six days back or seven ahead") {
    const Reference friday = seen("2026-11-20T11:00:00Z", "UTC");
    const auto [word, back, ahead] = GENERATE(table<std::string, std::string, std::string>({
        {"fri", "2026-11-20T11:00:00+00:00", "2026-11-27T17:00:00+00:00"},
        {"sat", "2026-11-14T11:00:00+00:00", "2026-11-21T17:00:00+00:00"},
        {"sunday", "2026-11-15T11:00:00+00:00", "2026-11-22T17:00:00+00:00"},
        {"MON", "2026-11-16T11:00:00+00:00", "2026-11-23T17:00:00+00:00"},
        {"Tuesday", "2026-11-17T11:00:00+00:00", "2026-11-24T17:00:00+00:00"},
        {"wed", "2026-11-18T11:00:00+00:00", "2026-11-25T17:00:00+00:00"},
        {"thu", "2026-11-19T11:00:00+00:00", "2026-11-26T17:00:00+00:00"},
    }));
    CHECK(point(word, friday, Lean::past) == back);
    CHECK(point(word, friday, Lean::future) == ahead);
}
