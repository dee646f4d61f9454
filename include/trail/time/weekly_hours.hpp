// The working hours of a week by the wall clock, as people write them: "Mon-Fri 09:00-17:00".
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "trail/time/instant.hpp"

namespace trail::time {

// From one time of the wall clock to another, counted from the midnight that its day begins with.
// What runs past midnight ends after 24:00 and belongs to the day it begins on.
struct Shift {
    std::chrono::minutes from{0};   // before 24:00
    std::chrono::minutes until{0};  // later than `from`, at most 24 hours later

    bool operator==(const Shift&) const = default;
};

struct WeeklyHours {
    std::array<std::vector<Shift>, 7> days;  // Monday first; each in the order of the clock

    const std::vector<Shift>& of(Day day) const;
    bool operator==(const WeeklyHours&) const = default;
};

// Monday to Friday, 09:00 to 17:00: what is assumed of people who have not said.
const WeeklyHours& usual_hours();

// Reads days and hours, with commas or spaces between: "Mon-Fri 09:00-17:00, Fri -15:00", "Sun-Thu
// 9-12 13-17", "Mon, Wed 22:00-06:00", "Mon-Sun 8-16, Wed off", "off".
//
// Hours hold for the days before them and replace what was said of these; more hours behind them
// are added. "-15:00" and "10:00-" only move the end or the beginning. Hours without days are those
// of Monday to Friday. Hours that end no later than they begin end on the next day.
// Throws Error{usage} that marks what cannot be read.
WeeklyHours read_weekly_hours(std::string_view text);

// The shortest text that reads back as the same: "Mon-Thu 09:00-17:00, Fri 09:00-15:00"; "off" when
// nobody works.
std::string weekly_hours_text(const WeeklyHours& hours);

// "mon", for programs; the place of Monday is 0.
std::string_view short_weekday(std::size_t place);

// "09:00", "24:00"; what lies past midnight is the next day's: "06:00".
std::string shift_clock(std::chrono::minutes since_midnight);

}  // namespace trail::time
