// Instants and days as text, both ways.
#include "trail/time/instant.hpp"

#include "support/catch.hpp"

#include <limits>

using namespace trail::time;
using namespace std::chrono_literals;

namespace {

std::string read_back(std::string_view text) {
    const auto stamp = parse_rfc3339(text);
    return stamp ? rfc3339(*stamp) : "nothing";
}

Day day_in(std::string_view text) {
    return parse_iso_date(text).value();
}

}  // namespace

TEST_CASE("RFC 3339 keeps the author's offset") {
    CHECK(read_back("2026-11-22T09:12:00+01:00") == "2026-11-22T09:12:00+01:00");
    CHECK(read_back("2026-11-22T09:12:00-09:30") == "2026-11-22T09:12:00-09:30");
    CHECK(read_back("2026-11-22T09:12:00+05:45") == "2026-11-22T09:12:00+05:45");
    CHECK(parse_rfc3339("1970-01-01T01:00:00+01:00").value() == Stamp{Instant{0s}, 60min});
    CHECK(parse_rfc3339("1969-12-31T23:59:59Z").value() == Stamp{Instant{-1s}, 0min});
}

TEST_CASE("RFC 3339 is read in every spelling that tools write") {
    const auto [text, canonical] = GENERATE(table<std::string, std::string>({
        {"2026-11-22T09:12:00Z", "2026-11-22T09:12:00+00:00"},
        {"2026-11-22t09:12:00z", "2026-11-22T09:12:00+00:00"},
        {"2026-11-22 09:12:00+01:00", "2026-11-22T09:12:00+01:00"},
        {"2026-11-22T09:12+01:00", "2026-11-22T09:12:00+01:00"},
        {"2026-11-22T09:12:05.999999999Z", "2026-11-22T09:12:05+00:00"},
        {"2026-11-22T09:12:00-00:00", "2026-11-22T09:12:00+00:00"},
        {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59+00:00"},
        {"2028-02-29T00:00:00Z", "2028-02-29T00:00:00+00:00"},
        {"1900-01-01T00:00:00Z", "1900-01-01T00:00:00+00:00"},
        {"9999-12-31T23:59:59Z", "9999-12-31T23:59:59+00:00"},
    }));
    CHECK(read_back(text) == canonical);
}

TEST_CASE("anything else is not an RFC 3339 time") {
    const auto text =
        GENERATE(as<std::string>{}, "", "2026-11-22", "2026-11-22T", "2026-11-22T09:12",
                 "2026-11-22T09:12:00", "2026-11-22T09:12:00+1:00", "2026-11-22T09:12:00+0100",
                 "2026-11-22T09:12:00+24:00", "2026-11-22T09:12:00+01:60", "2026-11-22T24:00:00Z",
                 "2026-11-22T09:60:00Z", "2026-11-22T09:12:61Z", "2026-11-22T9:12:00Z",
                 "2026-11-22T09:12:00.Z", "2026-11-22T09:12.5Z", "2026-02-30T00:00:00Z",
                 "2027-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
                 "1899-12-31T23:59:59Z", "0000-01-01T00:00:00Z", "+2026-01-01T00:00:00Z",
                 " 2026-11-22T09:12:00Z", "2026-11-22T09:12:00Z ", "2026-11-22T09:12:00Z\n",
                 "2026-11-22_09:12:00Z", "20261122T091200Z", "2026-11-22T09:12:00ZZ",
                 "12026-11-22T09:12:00Z");
    CAPTURE(text);
    CHECK(read_back(text) == "nothing");
}

TEST_CASE("an ISO date is exactly YYYY-MM-DD of a day that exists") {
    CHECK(iso_date(day_in("2026-11-22")) == "2026-11-22");
    CHECK(iso_date(day_in("2028-02-29")) == "2028-02-29");
    CHECK(iso_date(day_in("2000-02-29")) == "2000-02-29");
    const auto text = GENERATE(as<std::string>{}, "", "2026-11-2", "2026-1-22", "2026-11-022",
                               "2026-11-31", "2100-02-29", "2026-11-00", "2026-11-22 ",
                               "2026/11/22", "1899-12-31", "2026-11-22T00:00Z", "-026-11-22");
    CAPTURE(text);
    CHECK_FALSE(parse_iso_date(text).has_value());
}

TEST_CASE("days from 1900 to 9999 are written and read the same") {
    const Day last = day_in("9999-12-31");
    for (Day day = day_in("1900-01-01"); day <= last; day += std::chrono::days{97}) {
        if (day_in(iso_date(day)) != day) FAIL(iso_date(day));
    }
    CHECK(iso_date(last) == "9999-12-31");
}

TEST_CASE("the author's wall clock comes from the offset") {
    const auto stamp = parse_rfc3339("2026-11-22T00:30:00+01:00").value();
    CHECK(iso_date(day_of(local_time(stamp))) == "2026-11-22");
    CHECK(clock_text(local_time(stamp)) == "00:30");
    CHECK(clock_text(local_time({stamp.at, 0min})) == "23:30");
}

TEST_CASE("the day of a time before 1970 is not rounded towards it") {
    CHECK(iso_date(day_of(LocalTime{-1s})) == "1969-12-31");
    CHECK(clock_text(LocalTime{-1s}) == "23:59");
}

TEST_CASE("names of days and months are English") {
    CHECK(weekday_name(day_in("2026-11-20")) == "Fri");
    CHECK(weekday_name(day_in("2026-11-22")) == "Sun");
    CHECK(month_name(std::chrono::September) == "Sep");
    CHECK(month_name(std::chrono::May) == "May");
    CHECK(full_month_name(std::chrono::November) == "November");
    CHECK(short_date(day_in("2026-11-02")) == "Mon 2 Nov");
    CHECK(long_date(day_in("2026-11-20")) == "Fri 20 Nov 2026");
    const auto evening =
        LocalTime(std::chrono::hours{17} + day_in("2026-11-20").time_since_epoch());
    CHECK(moment_text(evening, day_in("2026-01-01")) == "Fri 20 Nov 17:00");
    CHECK(moment_text(evening, day_in("2027-01-01")) == "Fri 20 Nov 2026 17:00");
}

TEST_CASE("a duration has at most two neighbouring units") {
    const auto [seconds, text] = GENERATE(table<long long, std::string>({
        {0, "0 min"},
        {59, "0 min"},
        {60, "1 min"},
        {3 * 60, "3 min"},
        {3599, "59 min"},
        {3600, "1 h"},
        {80 * 60, "1 h 20 min"},
        {86'399, "23 h 59 min"},
        {86'400, "1 d"},
        {86'400 + 5 * 60, "1 d"},
        {2 * 86'400 + 2 * 3600 + 59 * 60, "2 d 2 h"},
        {400LL * 86'400, "400 d"},
        {-180, "-3 min"},
        {-59, "0 min"},
    }));
    CHECK(duration_text(Seconds{seconds}) == text);
}

TEST_CASE("the longest durations have a text too") {
    CHECK(duration_text(Seconds::max()) == "106751991167300 d 15 h");
    CHECK(duration_text(Seconds::min()) == "-106751991167300 d 15 h");
}
