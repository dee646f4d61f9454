// Points, periods and spans as users type them.
#include "trail/time/date_grammar.hpp"

#include "support/catch.hpp"

#include <random>

#include "trail/error.hpp"

using namespace trail::time;

namespace {

const Reference sunday{parse_rfc3339("2026-11-22T11:02:00+01:00").value().at,
                       Zone::named("Europe/Berlin").value()};

std::string shown(Instant instant) {
    return rfc3339(sunday.zone.stamp(instant));
}

std::string point(std::string_view text, Lean lean = Lean::past) {
    return shown(read_point(text, sunday, lean));
}

std::string period(std::string_view text) {
    return name(read_period(text, sunday));
}

std::string span(std::string_view text) {
    const Span found = read_span(text, sunday);
    return shown(found.from) + " " + shown(found.until);
}

}  // namespace

TEST_CASE("a point in the past") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"now", "2026-11-22T11:02:00+01:00"},
        {"today", "2026-11-22T11:02:00+01:00"},
        {"yesterday", "2026-11-21T11:02:00+01:00"},
        {"tomorrow", "2026-11-23T11:02:00+01:00"},
        {"fri", "2026-11-20T11:02:00+01:00"},
        {"Friday", "2026-11-20T11:02:00+01:00"},
        {"sun", "2026-11-22T11:02:00+01:00"},
        {"9:30", "2026-11-22T09:30:00+01:00"},
        {"09:30", "2026-11-22T09:30:00+01:00"},
        {"23:59", "2026-11-22T23:59:00+01:00"},
        {"fri 16:00", "2026-11-20T16:00:00+01:00"},
        {"yesterday 9:00", "2026-11-21T09:00:00+01:00"},
        {"2h", "2026-11-22T09:02:00+01:00"},
        {"2h ago", "2026-11-22T09:02:00+01:00"},
        {"90m ago", "2026-11-22T09:32:00+01:00"},
        {"1 minute ago", "2026-11-22T11:01:00+01:00"},
        {"2 hours ago", "2026-11-22T09:02:00+01:00"},
        {"3d", "2026-11-19T11:02:00+01:00"},
        {"2 days ago", "2026-11-20T11:02:00+01:00"},
        {"1w ago", "2026-11-15T11:02:00+01:00"},
        {"1 Week Ago", "2026-11-15T11:02:00+01:00"},
        {"1 month ago", "2026-10-22T11:02:00+02:00"},
        {"0m", "2026-11-22T11:02:00+01:00"},
        {"2026-11-20", "2026-11-20T11:02:00+01:00"},
        {"2026-11-20 16:05", "2026-11-20T16:05:00+01:00"},
        {"2026-11-20T16:05", "2026-11-20T16:05:00+01:00"},
        {"2026-11-20T16:05:30", "2026-11-20T16:05:30+01:00"},
        {"2026-11-20T16:05+01:00", "2026-11-20T16:05:00+01:00"},
        {"2026-11-20t16:05z", "2026-11-20T17:05:00+01:00"},
        {"2026-11-20 16:05:30.5-05:00", "2026-11-20T22:05:30+01:00"},
        {" \t fri   16:00 ", "2026-11-20T16:00:00+01:00"},
        {"2026-07-01", "2026-07-01T11:02:00+02:00"},
    }));
    CAPTURE(text);
    CHECK(point(text) == expected);
}

TEST_CASE("a point in the future") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"now", "2026-11-22T11:02:00+01:00"},
        {"today", "2026-11-22T17:00:00+01:00"},
        {"tomorrow", "2026-11-23T17:00:00+01:00"},
        {"fri", "2026-11-27T17:00:00+01:00"},
        {"sun", "2026-11-29T17:00:00+01:00"},
        {"wed 17:30", "2026-11-25T17:30:00+01:00"},
        {"9:30", "2026-11-22T09:30:00+01:00"},
        {"2h", "2026-11-22T13:02:00+01:00"},
        {"2h ago", "2026-11-22T09:02:00+01:00"},
        {"30 minutes", "2026-11-22T11:32:00+01:00"},
        {"3d", "2026-11-25T17:00:00+01:00"},
        {"2 weeks", "2026-12-06T17:00:00+01:00"},
        {"1 month", "2026-12-22T17:00:00+01:00"},
        {"2026-12-01", "2026-12-01T17:00:00+01:00"},
        {"2026-12-01 9:00", "2026-12-01T09:00:00+01:00"},
    }));
    CAPTURE(text);
    CHECK(point(text, Lean::future) == expected);
}

TEST_CASE("a period by its name") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"today", "2026-11-22"},
        {"yesterday", "2026-11-21"},
        {"tomorrow", "2026-11-23"},
        {"fri", "2026-11-20"},
        {"SUNDAY", "2026-11-22"},
        {"week", "2026-W47"},
        {"month", "2026-11"},
        {"quarter", "2026-Q4"},
        {"year", "2026"},
        {"this-week", "2026-W47"},
        {"this month", "2026-11"},
        {"last-week", "2026-W46"},
        {"last week", "2026-W46"},
        {"Last-Month", "2026-10"},
        {"last-quarter", "2026-Q3"},
        {"last-year", "2025"},
        {"next-week", "2026-W48"},
        {"next year", "2027"},
        {"2026-W47", "2026-W47"},
        {"2026-w53", "2026-W53"},
        {"2026-11", "2026-11"},
        {"2026-q4", "2026-Q4"},
        {"2026", "2026"},
        {"2026-11-20", "2026-11-20"},
        {"2 days ago", "2026-11-20"},
        {"1w ago", "2026-11-15"},
        {"0d ago", "2026-11-22"},
        {"2026 days ago", "2021-05-06"},
    }));
    CAPTURE(text);
    CHECK(period(text) == expected);
}

TEST_CASE("so many days or weeks end with today") {
    CHECK(period("1d") == "2026-11-22..2026-11-22");
    CHECK(period("7d") == "2026-11-16..2026-11-22");
    CHECK(period("7 days") == "2026-11-16..2026-11-22");
    CHECK(period("2w") == "2026-11-09..2026-11-22");
    CHECK(period("1 month") == "2026-10-23..2026-11-22");
}

TEST_CASE("a range includes both its ends") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"2026-11-01..2026-11-15", "2026-11-01..2026-11-15"},
        {"2026-12-24..2027-01-03", "2026-12-24..2027-01-03"},
        {"2026-10..2026-11", "2026-10-01..2026-11-30"},
        {"2026-W46..2026-W47", "2026-11-09..2026-11-22"},
        {"2026..2026-11-15", "2026-01-01..2026-11-15"},
        {"last-week..this-week", "2026-11-09..2026-11-22"},
        {"last week .. today", "2026-11-09..2026-11-22"},
        {"today .. next week", "2026-11-22..2026-11-29"},
        {"mon..fri", "2026-11-16..2026-11-20"},
        {"2 days ago..today", "2026-11-20..2026-11-22"},
        {"today..today", "2026-11-22..2026-11-22"},
        {"2026-11-01..", "2026-11-01.."},
        {"yesterday ..", "2026-11-21.."},
        {"..2026-11-15", "..2026-11-15"},
        {".. 2026-10", "..2026-10-31"},
        {"7d..", "2026-11-16.."},
    }));
    CAPTURE(text);
    CHECK(period(text) == expected);
}

TEST_CASE("a span is a moment, a day or a whole period") {
    const auto [text, expected] = GENERATE(table<std::string, std::string>({
        {"now", "2026-11-22T11:02:00+01:00 2026-11-22T11:02:00+01:00"},
        {"fri 16:00", "2026-11-20T16:00:00+01:00 2026-11-20T16:00:00+01:00"},
        {"2h", "2026-11-22T09:02:00+01:00 2026-11-22T09:02:00+01:00"},
        {"2 hours ago", "2026-11-22T09:02:00+01:00 2026-11-22T09:02:00+01:00"},
        {"2026-11-20T16:05Z", "2026-11-20T17:05:00+01:00 2026-11-20T17:05:00+01:00"},
        {"fri", "2026-11-20T00:00:00+01:00 2026-11-21T00:00:00+01:00"},
        {"1w ago", "2026-11-15T00:00:00+01:00 2026-11-16T00:00:00+01:00"},
        {"2026-10-25", "2026-10-25T00:00:00+02:00 2026-10-26T00:00:00+01:00"},
        {"last-week", "2026-11-09T00:00:00+01:00 2026-11-16T00:00:00+01:00"},
        {"7d", "2026-11-16T00:00:00+01:00 2026-11-23T00:00:00+01:00"},
        {"2026-10", "2026-10-01T00:00:00+02:00 2026-11-01T00:00:00+01:00"},
        {"fri..sat", "2026-11-20T00:00:00+01:00 2026-11-22T00:00:00+01:00"},
        {"2026-11-01..", "2026-11-01T00:00:00+01:00 9999-12-31T00:00:00+01:00"},
    }));
    CAPTURE(text);
    CHECK(span(text) == expected);
}

TEST_CASE("a span is in the reference's zone") {
    const Reference kathmandu{sunday.now, Zone::named("Asia/Kathmandu").value()};
    const Span today = read_span("today", kathmandu);
    CHECK(rfc3339(kathmandu.zone.stamp(today.from)) == "2026-11-22T00:00:00+05:45");
    CHECK(today.until - today.from == std::chrono::hours{24});
}

TEST_CASE("every instant of twenty years is read back from its own spelling") {
    for (Instant at = read_point("2015-01-01T00:00Z", sunday, Lean::past);
         at < read_point("2035-01-01T00:00Z", sunday, Lean::past);
         at += Seconds{86'400 * 3 + 4001}) {
        if (read_point(shown(at), sunday, Lean::past) != at) FAIL(shown(at));
    }
    CHECK(point(shown(sunday.now)) == shown(sunday.now));
}

TEST_CASE("garbage is refused and never more than that") {
    const std::vector<std::string> pieces = {"last",   "this",       "next",
                                             "week",   "year",       "today",
                                             "fri",    "ago",        "now",
                                             "2026",   "1899",       "9999",
                                             "-",      "..",         ".",
                                             ":",      " ",          "T",
                                             "Z",      "W",          "Q",
                                             "+",      "d",          "h",
                                             "m",      "w",          "0",
                                             "1",      "9",          "53",
                                             "99999",  "2026-11-20", "16:05",
                                             "+01:00", "months",     "\t",
                                             "\xFF",   "\xC3\xA9",   std::string(1, '\0')};
    std::mt19937 random(20261122);
    std::size_t accepted = 0;
    std::size_t refused = 0;
    for (int round = 0; round < 60'000; ++round) {
        std::string text;
        for (auto left = random() % 7; left > 0; --left) text += pieces[random() % pieces.size()];
        const auto attempt = [&](auto read) {
            try {
                read();
                ++accepted;
            } catch (const trail::Error& error) {
                ++refused;
                if (error.kind() != trail::Failure::usage) FAIL(text);
                if (!error.excerpt()) return;
                if (error.excerpt()->offset + error.excerpt()->length > text.size()) FAIL(text);
            }
        };
        attempt([&] { read_point(text, sunday, round % 2 == 0 ? Lean::past : Lean::future); });
        attempt([&] {
            const Period found = read_period(text, sunday);
            if (found.begin < first_day || found.end <= found.begin) FAIL(text);
        });
        attempt([&] {
            const Span found = read_span(text, sunday);
            if (found.until < found.from) FAIL(text);
        });
    }
    CHECK(accepted > 1'000);
    CHECK(refused > 100'000);
}
