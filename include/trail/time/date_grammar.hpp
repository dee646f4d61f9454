// The one date grammar, for moments and for periods.
//
// Points: "fri 16:00", "2h ago", "2026-11-20". Periods: "last-week", "2026-W47", "a..b".
//
// What it does not understand is an error that shows three accepted spellings, never a guess:
// every function throws Error{usage} with the offending part marked. Words are English and read
// without regard to case. Text is at most 64 bytes, years are 1900 to 9999.
#pragma once

#include <optional>
#include <string_view>

#include "trail/time/instant.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::time {

// What relative words are relative to.
struct Reference {
    Instant now;
    Zone zone;
};

// Which "friday" is meant: the latest one, today included, or the next one, today not included.
enum class Lean { past, future };

// A moment: now, today, yesterday, tomorrow, fri, friday, 9:30, "fri 16:00", 2h, "2h ago",
// 2026-11-20, "2026-11-20 16:05", 2026-11-20T16:05+01:00. Units m, h, d, w, or written out: minute,
// hour, day, week, month, also in the plural and with a space ("2 days ago"). "2h" alone lies
// behind with Lean::past and ahead with Lean::future. "9:30" is today's, whether it has passed or
// not. Days, weeks and months are counted on the calendar and give a day; "31 May" less a month is
// the last of April. A day without a clock time keeps the reference's clock time with Lean::past
// ("yesterday" is yesterday at this hour) and is the end of the working day, 17:00, with
// Lean::future ("due fri").
Instant read_point(std::string_view text, const Reference& reference, Lean lean);

// A period: today, yesterday, week, month, quarter, year (the current one, whole), this-week...,
// last-week ... last-year, next-week ... ("last week" too), 2026-W47, 2026-11, 2026-Q4, 2026, a day
// (a date, a weekday, "2 days ago"), 7d or 2w (so many days or weeks up to today, today included),
// A..B (both included, each a day or a period), A.. and ..B. With Lean::future weekdays are the
// next ones, and 7d is so many days from today on.
Period read_period(std::string_view text, const Reference& reference, Lean lean = Lean::past);

// For filters, any point or period: a point with a clock time is empty at that instant; a day or a
// period is its whole length. `after` starts at `from`, `before` ends at `from`, `during` is all.
Span read_span(std::string_view text, const Reference& reference);

}  // namespace trail::time
