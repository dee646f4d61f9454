// When several people could talk.
#include "trail/report/call_slots.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace trail::report;

namespace {

constexpr time::Seconds half_hour = std::chrono::minutes{30};

time::Zone zone(const char* name) {
    return time::Zone::named(name).value();
}

time::WorkingTime works(const char* name, const char* hours = "Mon-Fri 09:00-17:00") {
    return {zone(name), time::read_weekly_hours(hours)};
}

time::Instant utc(const char* text) {
    return time::parse_rfc3339(std::string("2026-11-") + text + ":00Z").value().at;
}

const time::Span one_week{utc("22T10:00"), utc("29T10:00")};

}  // namespace

TEST_CASE("a call is proposed where everybody's working hours meet") {
    const std::vector people{works("Europe/Berlin"), works("Asia/Taipei", "Mon-Fri 09:00-18:00")};
    const auto slots = shared_slots(people, one_week, half_hour, 2);
    REQUIRE(slots.size() == 2);
    CHECK(slots[0].span == time::Span{utc("23T08:00"), utc("23T08:30")});
    CHECK(slots[1].span == time::Span{utc("24T08:00"), utc("24T08:30")});
    CHECK(slots[0].outside.empty());
}

TEST_CASE("a call begins on a quarter of an hour, and not where too little is left") {
    const std::vector people{works("UTC", "Mon-Fri 09:05-17:00"), works("UTC", "Mon 08:00-09:40")};
    CHECK(shared_slots(people, one_week, half_hour, 9).empty());
    const auto slots = shared_slots(people, one_week, std::chrono::minutes{25}, 9);
    REQUIRE(slots.size() == 1);
    CHECK(slots[0].span.from == utc("23T09:15"));
}

TEST_CASE("where hours never meet, the time is found that hurts nobody much") {
    const std::vector people{works("Europe/Berlin"), works("America/New_York"),
                             works("Asia/Taipei")};
    CHECK(shared_slots(people, one_week, half_hour, 9).empty());
    const auto slot = least_bad_slot(people, one_week, half_hour);
    REQUIRE(slot.has_value());
    // 13:00 in Berlin, 07:00 in New York, 20:00 in Taipei.
    CHECK(slot->span == time::Span{utc("23T12:00"), utc("23T12:30")});
    CHECK(slot->outside == std::vector<std::size_t>{1, 2});
}

TEST_CASE("nobody is called at night when an evening would do") {
    const std::vector people{works("Europe/Berlin"), works("Australia/Sydney")};
    const auto slot = least_bad_slot(people, one_week, half_hour);
    REQUIRE(slot.has_value());
    for (const auto* name : {"Europe/Berlin", "Australia/Sydney"}) {
        const auto local = zone(name).local(slot->span.from);
        const auto clock = local - time::day_of(local);
        CHECK(clock >= std::chrono::hours{7});
        CHECK(clock < std::chrono::hours{22});
    }
}

TEST_CASE("no people and no room give no slot") {
    CHECK_FALSE(least_bad_slot({}, one_week, half_hour).has_value());
    const std::vector people{works("UTC")};
    const time::Span short_window{utc("23T09:00"), utc("23T09:20")};
    CHECK_FALSE(least_bad_slot(people, short_window, half_hour).has_value());
    CHECK(shared_slots({}, one_week, half_hour, 9).empty());
}

TEST_CASE("shared time is told by everybody's clock, for the days of the week it comes back on") {
    const std::vector people{works("Europe/Berlin"), works("Asia/Taipei", "Mon-Fri 09:00-18:00")};
    const std::vector zones{zone("Europe/Berlin"), zone("Asia/Taipei")};
    CHECK(shared_time_text(people, one_week, zones) ==
          "Mon to Fri 09:00-11:00 Berlin = 16:00-18:00 Taipei");
    const std::vector part_time{works("Europe/Berlin"), works("UTC", "Mon, Wed 10-12")};
    const std::vector two{zone("Europe/Berlin"), zone("UTC")};
    CHECK(shared_time_text(part_time, one_week, two) ==
          "Mon, Wed 11:00-13:00 Berlin = 10:00-12:00 UTC");
    const std::vector never{works("Europe/Berlin"), works("America/Los_Angeles")};
    CHECK_FALSE(shared_time_text(never, one_week, zones).has_value());
}

TEST_CASE("a zone is called by its city") {
    CHECK(city(zone("America/New_York")) == "New York");
    CHECK(city(zone("UTC")) == "UTC");
}
