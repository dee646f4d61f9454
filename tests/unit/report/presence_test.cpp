// Who is at work just now, and until when.
#include "trail/report/presence.hpp"

#include "support/catch.hpp"

using namespace trail;

namespace {

const auto berlin = time::Zone::named("Europe/Berlin").value();

time::Instant at(std::string_view text) {
    return time::parse_rfc3339(text).value().at;
}

time::Day day_named(std::string_view text) {
    return time::parse_iso_date(text).value();
}

}  // namespace

TEST_CASE("somebody at work works until the end of the day, by their own clock") {
    const auto seen = report::presence({.name = "mei", .zone = "Asia/Taipei"},
                                       at("2026-11-23T09:30:00+08:00"), berlin);
    CHECK(seen.is_working);
    CHECK(seen.until == at("2026-11-23T17:00:00+08:00"));
    CHECK_FALSE(seen.next_start);
    CHECK(seen.zone.name() == "Asia/Taipei");
}

TEST_CASE("without a zone the reader's counts") {
    const auto seen = report::presence({.name = "mei"}, at("2026-11-22T11:02:00+01:00"), berlin);
    CHECK_FALSE(seen.is_working);
    CHECK(seen.next_start == at("2026-11-23T09:00:00+01:00"));
    CHECK(seen.zone == berlin);
}

TEST_CASE("an absence is told while it lasts") {
    model::Person person{.name = "mei"};
    person.absences = {{day_named("2026-11-20"), day_named("2026-11-25"), "short"},
                       {day_named("2026-11-21"), day_named("2026-11-28"), "long"}};
    auto seen = report::presence(person, at("2026-11-22T11:02:00+01:00"), berlin);
    REQUIRE(seen.absence);
    CHECK(seen.absence->why == "long");
    CHECK(seen.next_start == at("2026-11-30T09:00:00+01:00"));
    seen = report::presence(person, at("2026-11-28T11:02:00+01:00"), berlin);
    CHECK_FALSE(seen.absence);
}
