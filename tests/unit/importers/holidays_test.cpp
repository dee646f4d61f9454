// Holidays from files that people write and that calendars give.
#include "trail/importers/holidays.hpp"

#include "support/catch.hpp"

using namespace trail;

namespace {

std::string shown(const importers::HolidayFile& file) {
    std::string text;
    for (const auto& day : file.days) text += time::iso_date(day.day) + " " + day.name + "\n";
    for (const auto& problem : file.problems)
        text += std::to_string(problem.line) + ": " + problem.message + "\n";
    return text;
}

}  // namespace

TEST_CASE("a date a line, in any order, with or without a name") {
    CHECK(shown(importers::read_holidays("# our office\n"
                                         "2027-01-01\tNew Year\r\n"
                                         "\n"
                                         "  2026-12-25, Christmas Day  # always\n"
                                         "2026-12-28..2026-12-30 closed\n"
                                         "2026-12-25 again")) ==
          "2026-12-25 Christmas Day\n2026-12-28 closed\n2026-12-29 closed\n2026-12-30 closed\n"
          "2027-01-01 New Year\n");
    CHECK(shown(importers::read_holidays("\xef\xbb\xbf"
                                         "2026-12-25")) == "2026-12-25 \n");
}

TEST_CASE("lines that are no dates are told with their number") {
    CHECK(shown(importers::read_holidays("2026-12-25\n25.12.2026 Christmas\n2026-02-30\n"
                                         "2026-12-25..soon\n2026-12-26..2026-12-25\n"
                                         "2026-01-01..2026-12-31\n2026-12-25x\n")) ==
          "2026-12-25 \n"
          "2: \"25.12.2026 Christmas\" does not begin with a date such as 2026-12-25\n"
          "3: \"2026-02-30\" does not begin with a date such as 2026-12-25\n"
          "4: \"2026-12-25..soon\" does not begin with a date such as 2026-12-25\n"
          "5: 2026-12-26 to 2026-12-25 are no holidays in a row\n"
          "6: 2026-01-01 to 2026-12-31 are no holidays in a row\n"
          "7: \"2026-12-25x\" does not begin with a date such as 2026-12-25\n");
}

TEST_CASE("events of a calendar are days off, with folded and escaped names") {
    CHECK(shown(importers::read_holidays("BEGIN:VCALENDAR\r\n"
                                         "SUMMARY:not an event\r\n"
                                         "BEGIN:VEVENT\r\n"
                                         "DTSTART;VALUE=DATE:20261225\r\n"
                                         "DTEND;VALUE=DATE:20261227\r\n"
                                         "SUMMARY;LANGUAGE=en:Christmas\\, both\r\n"
                                         "  days\r\n"
                                         "END:VEVENT\r\n"
                                         "BEGIN:VEVENT\r\n"
                                         "DTSTART:20270101T000000Z\r\n"
                                         "END:VEVENT\r\n"
                                         "END:VCALENDAR\r\n")) ==
          "2026-12-25 Christmas, both days\n2026-12-26 Christmas, both days\n2027-01-01 \n");
}

TEST_CASE("events without their own dates are told, not guessed") {
    CHECK(shown(importers::read_holidays("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\n"
                                         "RRULE:FREQ=YEARLY\nEND:VEVENT\nBEGIN:VEVENT\n"
                                         "DTSTART:soon\nEND:VEVENT\nBEGIN:VEVENT\n")) ==
          "2: the event repeats; only events with their own dates are read\n"
          "6: the event has no date\n");
}
