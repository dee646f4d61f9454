// Points in time and calendar days as values, and their machine-readable spelling (RFC 3339).
//
// This room computes; it never asks what time it is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace trail::time {

using Instant = std::chrono::sys_seconds;      // seconds since 1970-01-01T00:00:00Z
using LocalTime = std::chrono::local_seconds;  // what a clock on some wall shows
using Day = std::chrono::local_days;           // a calendar day, of no particular zone
using Offset = std::chrono::minutes;           // east of UTC is positive
using Seconds = std::chrono::seconds;

// An instant together with the offset its author saw.
struct Stamp {
    Instant at;
    Offset offset{0};

    bool operator==(const Stamp&) const = default;
};

// Years that can be stored and shown.
inline constexpr int first_year = 1900;
inline constexpr int last_year = 9999;

// "2026-11-22T09:12:00+01:00"; UTC is "+00:00" (RFC 3339, section 5.6).
std::string rfc3339(const Stamp& stamp);

// Reads RFC 3339 with `T`, `t` or a space, seconds optional, a fraction ignored, `Z` or an offset;
// nothing when the text is anything else or the day does not exist.
std::optional<Stamp> parse_rfc3339(std::string_view text);

// "2026-11-22".
std::string iso_date(Day day);

// Exactly YYYY-MM-DD of a day that exists.
std::optional<Day> parse_iso_date(std::string_view text);

// The wall clock of the stamp's author.
LocalTime local_time(const Stamp& stamp);

Day day_of(LocalTime time);

// English, the same in every locale: "Fri", "Nov", "November".
std::string_view weekday_name(Day day);
std::string_view month_name(std::chrono::month month);
std::string_view full_month_name(std::chrono::month month);

std::string clock_text(LocalTime time);  // "09:12"
std::string short_date(Day day);         // "Fri 20 Nov"
std::string long_date(Day day);          // "Fri 20 Nov 2026"

// "Fri 20 Nov 17:00", with the year when it is another than that of `today`.
std::string moment_text(LocalTime time, Day today);

// A duration as people say it, two neighbouring units at most, cut rather than rounded: "2 d 2 h",
// "3 min", "0 min"; "-3 min" when it is negative.
std::string duration_text(Seconds duration);

}  // namespace trail::time
