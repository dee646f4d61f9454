// What the date grammar says about a text it does not accept, and which piece it marks.
#include "time/date_text.hpp"

#include "support/catch.hpp"

#include "trail/error.hpp"
#include "trail/time/date_grammar.hpp"

using namespace trail::time;
using trail::Error;
using trail::Failure;

namespace {

const Reference sunday{parse_rfc3339("2026-11-22T11:02:00+01:00").value().at,
                       Zone::named("Europe/Berlin").value()};

template <class Read>
Error refusal(Read read) {
    try {
        read();
    } catch (const Error& error) {
        return error;
    }
    throw std::logic_error("the text was accepted");
}

Error period_refusal(const std::string& text, const Reference& reference = sunday) {
    return refusal([&] { read_period(text, reference); });
}

std::string marked(const Error& error) {
    const auto& excerpt = error.excerpt().value();
    return excerpt.text.substr(excerpt.offset, excerpt.length);
}

}  // namespace

TEST_CASE("a misspelt weekday is marked, and the hint spells it") {
    const Reference tuesday{parse_rfc3339("2026-11-17T11:02:00+01:00").value().at, sunday.zone};
    const Error error = period_refusal("last tusday", tuesday);
    CHECK(error.kind() == Failure::usage);
    CHECK(std::string(error.what()) == "cannot read the date \"last tusday\"");
    CHECK(error.excerpt().value() == trail::Excerpt{"last tusday", 5, 6});
    CHECK(error.hint() == "try \"tue\", \"last-week\" or \"2026-11-17\" (trail help dates)");
}

TEST_CASE("without a likely weekday the hint offers yesterday's and today's date") {
    CHECK(period_refusal("soon").hint() ==
          "try \"sat\", \"last-week\" or \"2026-11-22\" (trail help dates)");
}

TEST_CASE("what a hint offers is accepted") {
    CHECK(name(read_period("tue", sunday)) == "2026-11-17");
    CHECK(name(read_period("last-week", sunday)) == "2026-W46");
    CHECK(name(read_period("2026-11-22", sunday)) == "2026-11-22");
    const Error error = refusal([] { read_point("last-week", sunday, Lean::past); });
    CHECK(error.hint() == "try \"sat\", \"16:00\" or \"2026-11-22\" (trail help dates)");
    CHECK(rfc3339(sunday.zone.stamp(read_point("16:00", sunday, Lean::past))) ==
          "2026-11-22T16:00:00+01:00");
}

TEST_CASE("the word that is wrong is marked") {
    const auto [text, wrong] = GENERATE(table<std::string, std::string>({
        {"tusday", "tusday"},
        {"Last Tuesday", "Tuesday"},
        {"last-tusday", "tusday"},
        {"last", "last"},
        {"last-", "last-"},
        {"last week ago", "ago"},
        {"  foo bar", "foo"},
        {"week 47", "47"},
        {"2 foos ago", "2"},
        {"2d agoo", "agoo"},
        {"yesterday's", "yesterday's"},
        {"2026-11-20 foo", "foo"},
        {"2026-11-20 1605", "1605"},
        {"2026-11-20Tfoo", "foo"},
        {"2026-11-20x16:05", "2026-11-20x16:05"},
        {"2026-11-20T16:05+1", "16:05+1"},
        {"today 16:05+01:00", "16:05+01:00"},
        {"2026-1-5", "2026-1-5"},
        {"20.11.2026", "20.11.2026"},
        {"11/20/2026", "11/20/2026"},
        {"2026-W7", "2026-W7"},
        {"12026-01-01", "12026-01-01"},
        {"123456d", "123456d"},
        {"0d", "0d"},
        {"16h05", "16h05"},
        {"4pm", "4pm"},
        {"16:5", "16:5"},
        {"016:05", "016:05"},
        {"2026-11..foo", "foo"},
        {"foo..2026-11", "foo"},
        {"2026-11 .. foo bar", "foo"},
        {"2026-10...2026-11", ".2026-11"},
        {"2026..2027..2028", "2027..2028"},
        {"..", ".."},
        {" .. ", ".."},
        {"\xC3\xBC"
         "bermorgen",
         "\xC3\xBC"
         "bermorgen"},
    }));
    CAPTURE(text);
    const Error error = period_refusal(text);
    CHECK(std::string(error.what()) == "cannot read the date \"" + text + "\"");
    CHECK(marked(error) == wrong);
}

TEST_CASE("nothing at all is marked at its end") {
    CHECK(period_refusal("").excerpt().value() == trail::Excerpt{"", 0, 0});
    CHECK(period_refusal("  ").excerpt().value() == trail::Excerpt{"  ", 2, 0});
    CHECK(std::string(period_refusal("").what()) == "cannot read the date \"\"");
}

TEST_CASE("a point with a clock time is no period, a period no point") {
    const auto moment = GENERATE(as<std::string>{}, "now", "9:30", "fri 16:00", "2h", "2h ago",
                                 "30 minutes ago", "2026-11-20T16:05+01:00");
    CAPTURE(moment);
    CHECK(marked(period_refusal(moment)) == moment);
    CHECK(marked(period_refusal("2026.." + moment)) == moment);
    const auto period = GENERATE(as<std::string>{}, "week", "last-week", "last month", "2026-W47",
                                 "2026-11", "2026-Q4", "2026");
    CAPTURE(period);
    CHECK(marked(refusal([&] { read_point(period, sunday, Lean::past); })) == period);
}

TEST_CASE("what does not exist is named") {
    const auto [text, message, wrong] = GENERATE(table<std::string, std::string, std::string>({
        {"2026-02-30", "there is no 30 February 2026", "2026-02-30"},
        {"2027-02-29", "there is no 29 February 2027", "2027-02-29"},
        {"2026-11-31 16:00", "there is no 31 November 2026", "2026-11-31"},
        {"2026-11-00", "there is no 0 November 2026", "2026-11-00"},
        {"2026-13-01", "there is no month 13", "2026-13-01"},
        {"2026-00", "there is no month 0", "2026-00"},
        {"2026-W54", "there is no week 54 in 2026", "2026-W54"},
        {"2025-w53", "there is no week 53 in 2025", "2025-w53"},
        {"2026-W00", "there is no week 0 in 2026", "2026-W00"},
        {"2026-Q5", "there is no quarter 5", "2026-Q5"},
        {"2026-Q0", "there is no quarter 0", "2026-Q0"},
        {"25:00", "there is no time 25:00", "25:00"},
        {"24:00", "there is no time 24:00", "24:00"},
        {"fri 9:60", "there is no time 9:60", "9:60"},
        {"2026-11-20T16:05:61", "there is no time 16:05:61", "16:05:61"},
        {"2026-11-20T25:00Z", "there is no time 25:00", "25:00Z"},
        {"2026-11-01..2026-11-31", "there is no 31 November 2026", "2026-11-31"},
    }));
    CAPTURE(text);
    const Error error = refusal([&, &given = text] { read_span(given, sunday); });
    CHECK(std::string(error.what()) == message);
    CHECK(marked(error) == wrong);
}

TEST_CASE("years outside 1900 to 9999 are refused") {
    const auto text =
        GENERATE(as<std::string>{}, "1899-12-31", "1899", "0000-01-01", "1899-W01", "1899-Q4",
                 "1899-12", "99999d ago", "99999 months ago", "99999w ago");
    CAPTURE(text);
    const Error error = period_refusal(text);
    CHECK(std::string(error.what()) == "\"" + text + "\" lies outside the years 1900 to 9999");
    CHECK(error.kind() == Failure::usage);
}

TEST_CASE("what lies behind the last year is refused too") {
    const Reference last_day{parse_rfc3339("9999-12-31T12:00:00Z").value().at, Zone::utc()};
    for (const auto* text : {"tomorrow", "next-year", "next week"}) {
        CAPTURE(text);
        CHECK(std::string(period_refusal(text, last_day).what()).ends_with("1900 to 9999"));
    }
    CHECK_THROWS_AS(read_point("24h", last_day, Lean::future), Error);
    CHECK_THROWS_AS(read_point("1w", last_day, Lean::future), Error);
    CHECK_THROWS_AS(read_point("fri", last_day, Lean::future), Error);
}

TEST_CASE("a range must not end before it begins") {
    const auto [text, wrong] = GENERATE(table<std::string, std::string>({
        {"2026-11-20..2026-11-19", "2026-11-19"},
        {"today .. yesterday", "yesterday"},
        {"2026-W47..2026-10", "2026-10"},
        {"9999-12-31..", "9999-12-31"},
    }));
    CAPTURE(text);
    const Error error = period_refusal(text);
    CHECK(std::string(error.what()) == "\"" + text + "\" ends before it begins");
    CHECK(marked(error) == wrong);
}

TEST_CASE("a date is at most 64 bytes long") {
    const std::string padded = "today" + std::string(59, ' ');
    CHECK(name(read_period(padded, sunday)) == "2026-11-22");
    const Error error = period_refusal(padded + " ");
    CHECK(std::string(error.what()) == "a date of 65 bytes is too long");
    CHECK_FALSE(error.excerpt().has_value());
    CHECK(period_refusal(std::string(1'000'000, '9')).kind() == Failure::usage);
}
