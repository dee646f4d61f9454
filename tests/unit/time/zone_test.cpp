// Zones: offsets, changes of clocks, days without midnight, and names that are none.
#include "trail/time/zone.hpp"

#include "support/catch.hpp"

using namespace trail::time;
using namespace std::chrono_literals;

namespace {

Zone zone(std::string_view name) {
    return Zone::named(name).value();
}

Instant at(std::string_view text) {
    return parse_rfc3339(text).value().at;
}

// What the wall shows: "2026-11-22T09:12:00".
LocalTime wall(std::string_view text) {
    return local_time(parse_rfc3339(std::string(text) + "Z").value());
}

std::string shown(const Zone& zone, Instant instant) {
    return rfc3339(zone.stamp(instant));
}

std::string start_of(std::string_view name, std::string_view day) {
    return shown(zone(name), zone(name).start_of(parse_iso_date(day).value()));
}

struct Change {
    std::string zone;
    std::string last_before;  // UTC, one second before the change
    std::string shown_before;
    std::string shown_after;
};

}  // namespace

TEST_CASE("both changes of clocks are at the right second") {
    const auto change = GENERATE(values<Change>({
        {"Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29T01:59:59+01:00",
         "2026-03-29T03:00:00+02:00"},
        {"Europe/Berlin", "2026-10-25T00:59:59Z", "2026-10-25T02:59:59+02:00",
         "2026-10-25T02:00:00+01:00"},
        {"America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00",
         "2026-03-08T03:00:00-04:00"},
        {"America/New_York", "2026-11-01T05:59:59Z", "2026-11-01T01:59:59-04:00",
         "2026-11-01T01:00:00-05:00"},
        {"Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-04-05T01:59:59+11:00",
         "2026-04-05T01:30:00+10:30"},
        {"Australia/Lord_Howe", "2026-10-03T15:29:59Z", "2026-10-04T01:59:59+10:30",
         "2026-10-04T02:30:00+11:00"},
        {"Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00",
         "2011-12-31T00:00:00+14:00"},
        {"America/Sao_Paulo", "2018-11-04T02:59:59Z", "2018-11-03T23:59:59-03:00",
         "2018-11-04T01:00:00-02:00"},
    }));
    CAPTURE(change.zone, change.last_before);
    const Instant before = at(change.last_before);
    CHECK(shown(zone(change.zone), before) == change.shown_before);
    CHECK(shown(zone(change.zone), before + 1s) == change.shown_after);
}

TEST_CASE("zones need not be whole hours from UTC, nor less than twelve") {
    const Instant now = at("2026-11-22T10:02:00Z");
    CHECK(shown(zone("Asia/Kathmandu"), now) == "2026-11-22T15:47:00+05:45");
    CHECK(shown(zone("Pacific/Tongatapu"), now) == "2026-11-22T23:02:00+13:00");
    CHECK(shown(zone("Pacific/Marquesas"), now) == "2026-11-22T00:32:00-09:30");
}

TEST_CASE("a wall-clock time becomes the instant it was") {
    CHECK(zone("Europe/Berlin").instant(wall("2026-11-20T16:00:00")) == at("2026-11-20T15:00:00Z"));
    CHECK(zone("Europe/Berlin").instant(wall("2026-07-20T16:00:00")) == at("2026-07-20T14:00:00Z"));
    CHECK(zone("Asia/Kathmandu").instant(wall("2026-11-22T00:00:00")) ==
          at("2026-11-21T18:15:00Z"));
}

TEST_CASE("a skipped wall-clock time lies as far behind the change") {
    const auto [name, skipped, meant] = GENERATE(table<std::string, std::string, std::string>({
        {"Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T03:00:00+02:00"},
        {"Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00"},
        {"America/New_York", "2026-03-08T02:15:00", "2026-03-08T03:15:00-04:00"},
        {"Australia/Lord_Howe", "2026-10-04T02:10:00", "2026-10-04T02:40:00+11:00"},
        {"Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T12:00:00+14:00"},
    }));
    CAPTURE(name, skipped);
    CHECK(shown(zone(name), zone(name).instant(wall(skipped))) == meant);
}

TEST_CASE("a repeated wall-clock time is the first of the two") {
    const auto [name, repeated, first] = GENERATE(table<std::string, std::string, std::string>({
        {"Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T02:30:00+02:00"},
        {"America/New_York", "2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00"},
        {"Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-05T01:45:00+11:00"},
    }));
    CAPTURE(name, repeated);
    CHECK(shown(zone(name), zone(name).instant(wall(repeated))) == first);
}

TEST_CASE("a day starts at its first moment, midnight or not") {
    CHECK(start_of("Europe/Berlin", "2026-03-29") == "2026-03-29T00:00:00+01:00");
    CHECK(start_of("America/Sao_Paulo", "2018-11-04") == "2018-11-04T01:00:00-02:00");
    CHECK(start_of("America/Toronto", "1919-03-31") == "1919-03-31T00:30:00-04:00");
    CHECK(start_of("America/Havana", "2026-11-01") == "2026-11-01T00:00:00-04:00");
}

TEST_CASE("a day that the calendar skipped is empty") {
    CHECK(start_of("Pacific/Apia", "2011-12-30") == start_of("Pacific/Apia", "2011-12-31"));
    CHECK(start_of("Pacific/Apia", "2011-12-31") == "2011-12-31T00:00:00+14:00");
}

TEST_CASE("local time and instant undo each other outside changes of clocks") {
    const auto name = GENERATE(as<std::string>{}, "Europe/Berlin", "America/New_York",
                               "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC");
    const Zone here = zone(name);
    for (Instant noon = at("1975-01-01T11:30:00Z"); noon < at("2040-01-01T00:00:00Z");
         noon += 24h) {
        if (here.instant(here.local(noon)) != noon) FAIL(name << " " << shown(here, noon));
    }
    CHECK(here.name() == name);
}

TEST_CASE("changes of clocks go on in years that the database does not list") {
    CHECK(shown(zone("Europe/Berlin"), at("2500-07-01T00:00:00Z")) == "2500-07-01T02:00:00+02:00");
    CHECK(shown(zone("Europe/Berlin"), at("9999-12-31T00:00:00Z")) == "9999-12-31T01:00:00+01:00");
}

TEST_CASE("local mean times with odd seconds keep the instant") {
    const Instant odd = at("1960-01-01T00:00:00Z");
    CHECK(zone("Africa/Monrovia").offset_at(odd) == -44min);
    CHECK(parse_rfc3339(shown(zone("Africa/Monrovia"), odd)).value().at == odd);
    CHECK(zone("Africa/Monrovia").local(odd) == wall("1959-12-31T23:15:30"));
}

TEST_CASE("a fixed zone is named after its offset and never changes") {
    CHECK(Zone::fixed(5h + 45min).name() == "+05:45");
    CHECK(Zone::fixed(-9h - 30min).name() == "-09:30");
    CHECK(Zone::fixed(-30min).name() == "-00:30");
    CHECK(Zone::fixed(0min).name() == "+00:00");
    CHECK(Zone::fixed(2h).offset_at(at("2026-01-01T00:00:00Z")) == 2h);
    CHECK(Zone::fixed(2h).offset_at(at("2026-07-01T00:00:00Z")) == 2h);
    CHECK(Zone::fixed(23h + 59min).offset_at(Instant{}) == 23h + 59min);
    CHECK(Zone::fixed(99h).name() == "+23:59");
}

TEST_CASE("zones are equal by name") {
    CHECK(zone("Europe/Berlin") == zone("Europe/Berlin"));
    CHECK_FALSE(zone("Europe/Berlin") == zone("Europe/Paris"));
    CHECK(Zone::utc() == zone("UTC"));
    CHECK(zone("UTC0") == Zone::utc());
    CHECK(&zone("Europe/Berlin").name() == &zone("Europe/Berlin").name());
}

TEST_CASE("names with signs, digits and three parts are zones") {
    CHECK(zone("Etc/GMT+5").offset_at(Instant{}) == -5h);
    CHECK(zone("America/Argentina/Buenos_Aires").offset_at(at("2026-11-22T00:00:00Z")) == -3h);
    CHECK(zone("America/Port-au-Prince").name() == "America/Port-au-Prince");
}

TEST_CASE("names that are no zone are refused") {
    const auto name =
        GENERATE(as<std::string>{}, "", "/", "/etc/passwd", "../../../etc/passwd", "..",
                 "Europe/../Europe/Berlin", "/usr/share/zoneinfo/Europe/Berlin", "./Europe/Berlin",
                 "Europe/", "Europe", "Europe//Berlin", "europe berlin", "Europe/Atlantis",
                 "Fixed/UTC+01:00:00", "fixed/utc+01:00:00", "libc:localtime", "localtime",
                 ":Europe/Berlin", "+05:45", "CET-1CEST,M3", "tzdata.zi", "zone.tab",
                 "Europe/Berlin\n", "Europe\\Berlin", "Zürich", "leapseconds");
    CAPTURE(name);
    CHECK_FALSE(Zone::named(name).has_value());
}

TEST_CASE("hostile names are refused before they reach the database") {
    CHECK_FALSE(Zone::named(std::string_view("Europe/Berlin\0x", 15)).has_value());
    CHECK_FALSE(Zone::named(std::string(100'000, 'A')).has_value());
    CHECK_FALSE(Zone::named(std::string(65, '/')).has_value());
}
