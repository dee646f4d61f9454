// Ranges of days named as people name them: ISO 8601 weeks, months, quarters, years, a..b.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/time/instant.hpp"
#include "trail/time/zone.hpp"

namespace trail::time {

enum class Unit { day, week, month, quarter, year, range };

// A half-open range of days: `end` is the first day after it.
struct Period {
    Unit unit = Unit::range;
    Day begin;
    Day end;

    bool operator==(const Period&) const = default;
};

// A half-open range of instants.
struct Span {
    Instant from;
    Instant until;

    bool operator==(const Span&) const = default;
};

// The ends of time, for `A..` and `..B`.
inline constexpr Day first_day = std::chrono::local_days{std::chrono::year{first_year} / 1 / 1};
inline constexpr Day end_of_days = std::chrono::local_days{std::chrono::year{last_year} / 12 / 31};

// ISO 8601: weeks start on Monday; week 1 holds the year's first Thursday.
struct IsoWeek {
    int year = 0;
    unsigned week = 0;

    bool operator==(const IsoWeek&) const = default;
};
IsoWeek iso_week(Day day);
std::optional<Period> week(IsoWeek week);  // nothing when the year has no such week

Period day(Day day);
Period week_of(Day day);
Period month_of(Day day);
Period quarter_of(Day day);
Period year_of(Day day);
Period days(Day first, Day last);  // both included

// The period of the same unit just before or after; a range gives one of the same length.
Period previous(const Period& period);
Period next(const Period& period);

Span span(const Period& period, const Zone& zone);

// The name that reads back as the same period: "2026-11-20", "2026-W47", "2026-11", "2026-Q4",
// "2026", "2026-11-01..2026-11-15", "2026-11-01..", "..2026-11-15".
std::string name(const Period& period);

// For people: "week 47 (Mon 16 to Sun 22 Nov 2026)", "November 2026", "Q4 2026 (Oct to Dec)",
// "2026", "Fri 20 Nov 2026", "1 to 15 Nov 2026", "since 1 Nov 2026", "up to 15 Nov 2026".
std::string title(const Period& period);

}  // namespace trail::time
