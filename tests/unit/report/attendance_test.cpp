// Who has checked in, and of whom it is not expected.
#include "trail/report/attendance.hpp"

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::at;

namespace {

const auto berlin = *time::Zone::named("Europe/Berlin");

model::Person person(const std::string& name, const std::string& zone = "Europe/Berlin") {
    return {.name = name, .full_name = "", .addresses = {}, .zone = zone};
}

Attendee look(const model::Person& who, const std::string& now,
              const std::vector<CheckIn>& check_ins = {}) {
    return attendance(who, check_ins, at(now), berlin);
}

}  // namespace

TEST_CASE("somebody is missing from the beginning of their work on, and not on a day off") {
    CHECK(look(person("ana"), "2026-11-23T07:00:00").state == Attendance::expected);
    CHECK(look(person("ana"), "2026-11-23T07:00:00").begins == at("2026-11-23T08:00:00"));
    CHECK(look(person("ana"), "2026-11-23T08:00:00").state == Attendance::missing);
    CHECK(look(person("ana"), "2026-11-22T12:00:00").state == Attendance::off);
    auto free = person("ana");
    free.holidays = {{*time::parse_iso_date("2026-11-23"), ""}};
    CHECK(look(free, "2026-11-23T12:00:00").state == Attendance::off);
    auto away = person("ana");
    away.absences = {
        {*time::parse_iso_date("2026-11-23"), *time::parse_iso_date("2026-11-25"), "ill"}};
    CHECK(look(away, "2026-11-24T12:00:00").state == Attendance::away);
    CHECK(look(away, "2026-11-25T12:00:00").state == Attendance::missing);
}

TEST_CASE("a check-in counts for the day it is about, on the person's own clock") {
    const auto kiri = person("kiri", "Pacific/Auckland");
    // 22:30 UTC on Sunday is Monday there.
    const std::vector<CheckIn> about_monday{
        {"kiri", at("2026-11-22T22:30:00"), at("2026-11-22T22:30:00")}};
    CHECK(look(kiri, "2026-11-23T08:00:00", about_monday).state == Attendance::present);
    CHECK(look(kiri, "2026-11-23T08:00:00", about_monday).at == at("2026-11-22T22:30:00"));
    CHECK(look(person("ana"), "2026-11-23T08:30:00", about_monday).state == Attendance::missing);
    CHECK(look(kiri, "2026-11-23T23:00:00", about_monday).state == Attendance::missing);
    const std::vector<CheckIn> about_sunday{
        {"kiri", at("2026-11-22T22:30:00"), at("2026-11-22T05:00:00")}};
    CHECK(look(kiri, "2026-11-23T08:00:00", about_sunday).state == Attendance::missing);
}

TEST_CASE("a turnout leaves out whoever is away or off, even without a word") {
    const auto present = Attendee{.name = "ana", .state = Attendance::present};
    const auto missing = Attendee{.name = "bo", .state = Attendance::missing};
    const auto expected = Attendee{.name = "cy", .state = Attendance::expected};
    const auto off = Attendee{.name = "di", .state = Attendance::off};
    const auto away = Attendee{.name = "ed", .state = Attendance::away};
    const auto result = turnout(std::vector{present, missing, expected, off, away});
    CHECK(result.present == 1);
    CHECK(result.all == 3);
}
