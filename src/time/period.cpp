// Days, ISO weeks, months, quarters and years: where they begin, what they are called.
#include "trail/time/period.hpp"

#include <fmt/format.h>

namespace trail::time {
namespace {

using DayCount = std::chrono::days;
using std::chrono::months;
using std::chrono::weekday;
using std::chrono::year_month_day;

constexpr unsigned months_in_quarter = 3;

Day monday_of(Day day) {
    return day - (weekday{day} - std::chrono::Monday);
}

Day first_of_month(std::chrono::year_month month) {
    return Day{month / 1};
}

std::chrono::year_month month_holding(Day day) {
    const year_month_day date{day};
    return date.year() / date.month();
}

int year_number(Day day) {
    return static_cast<int>(year_month_day{day}.year());
}

unsigned day_number(Day day) {
    return static_cast<unsigned>(year_month_day{day}.day());
}

unsigned quarter_number(Day day) {
    return (static_cast<unsigned>(year_month_day{day}.month()) - 1) / months_in_quarter + 1;
}

std::string_view short_month(Day day) {
    return month_name(year_month_day{day}.month());
}

// Whole months from the one that holds `first`.
Period month_span(Unit unit, Day first, months length) {
    const auto month = month_holding(first);
    return {unit, first_of_month(month), first_of_month(month + length)};
}

// Moves by `steps` lengths of the period.
Period shifted(const Period& period, int steps) {
    const auto by_months = [&](months length) {
        return month_span(period.unit, first_of_month(month_holding(period.begin) + steps * length),
                          length);
    };
    switch (period.unit) {
        case Unit::month:
            return by_months(months{1});
        case Unit::quarter:
            return by_months(months{months_in_quarter});
        case Unit::year:
            return by_months(months{12});
        case Unit::day:
        case Unit::week:
        case Unit::range:
            break;
    }
    const auto length = (period.end - period.begin) * steps;
    return {period.unit, period.begin + length, period.end + length};
}

std::string range_name(const Period& period) {
    const bool from_the_first = period.begin == first_day;
    const bool to_the_end = period.end == end_of_days;
    if (to_the_end && !from_the_first) return iso_date(period.begin) + "..";
    const auto last = iso_date(period.end - DayCount{1});
    if (from_the_first && !to_the_end) return ".." + last;
    return iso_date(period.begin) + ".." + last;
}

std::string dated(Day day) {
    return fmt::format("{} {} {}", day_number(day), short_month(day), year_number(day));
}

std::string with_weekday(Day day) {
    return fmt::format("{} {}", weekday_name(day), day_number(day));
}

// What both days share, the year or the month too, is said once.
std::string joined(Day first, Day last, std::string_view first_label, std::string_view last_label) {
    const auto tail = fmt::format("{} {} {}", last_label, short_month(last), year_number(last));
    if (month_holding(first) == month_holding(last))
        return fmt::format("{} to {}", first_label, tail);
    const auto head = fmt::format("{} {}", first_label, short_month(first));
    if (year_number(first) == year_number(last)) return fmt::format("{} to {}", head, tail);
    return fmt::format("{} {} to {}", head, year_number(first), tail);
}

std::string range_title(const Period& period) {
    const Day last = period.end - DayCount{1};
    const bool from_the_first = period.begin == first_day;
    const bool to_the_end = period.end == end_of_days;
    if (from_the_first && to_the_end) return "all days";
    if (to_the_end) return "since " + dated(period.begin);
    if (from_the_first) return "up to " + dated(last);
    if (period.begin == last) return long_date(last);
    return joined(period.begin, last, fmt::format("{}", day_number(period.begin)),
                  fmt::format("{}", day_number(last)));
}

std::string week_title(const Period& period) {
    const Day last = period.end - DayCount{1};
    return fmt::format("week {} ({})", iso_week(period.begin).week,
                       joined(period.begin, last, with_weekday(period.begin), with_weekday(last)));
}

}  // namespace

IsoWeek iso_week(Day day) {
    const Day thursday = monday_of(day) + DayCount{3};
    const Day new_year = year_of(thursday).begin;
    return {year_number(thursday), static_cast<unsigned>((thursday - new_year) / DayCount{7}) + 1};
}

std::optional<Period> week(IsoWeek week) {
    constexpr unsigned most_weeks = 53;
    if (week.year < first_year || week.year > last_year) return std::nullopt;
    if (week.week < 1 || week.week > most_weeks) return std::nullopt;
    const Day in_first_week{std::chrono::year{week.year} / std::chrono::January / 4};
    const Period found = week_of(in_first_week + DayCount{7} * (week.week - 1));
    if (iso_week(found.begin) != week) return std::nullopt;
    return found;
}

Period day(Day day) {
    return {Unit::day, day, day + DayCount{1}};
}

Period week_of(Day day) {
    return {Unit::week, monday_of(day), monday_of(day) + DayCount{7}};
}

Period month_of(Day day) {
    return month_span(Unit::month, day, months{1});
}

Period quarter_of(Day day) {
    const auto month = year_month_day{day}.year() / std::chrono::January +
                       months{(quarter_number(day) - 1) * months_in_quarter};
    return month_span(Unit::quarter, first_of_month(month), months{months_in_quarter});
}

Period year_of(Day day) {
    const auto january = year_month_day{day}.year() / std::chrono::January;
    return month_span(Unit::year, first_of_month(january), months{12});
}

Period days(Day first, Day last) {
    return {Unit::range, first, last + DayCount{1}};
}

Period previous(const Period& period) {
    return shifted(period, -1);
}

Period next(const Period& period) {
    return shifted(period, 1);
}

Span span(const Period& period, const Zone& zone) {
    return {zone.start_of(period.begin), zone.start_of(period.end)};
}

std::string name(const Period& period) {
    const int year = year_number(period.begin);
    switch (period.unit) {
        case Unit::day:
            return iso_date(period.begin);
        case Unit::week: {
            const auto week = iso_week(period.begin);
            return fmt::format("{:04}-W{:02}", week.year, week.week);
        }
        case Unit::month:
            return iso_date(period.begin).substr(0, sizeof "2026-11" - 1);
        case Unit::quarter:
            return fmt::format("{:04}-Q{}", year, quarter_number(period.begin));
        case Unit::year:
            return fmt::format("{:04}", year);
        case Unit::range:
            break;
    }
    return range_name(period);
}

std::string title(const Period& period) {
    const int year = year_number(period.begin);
    switch (period.unit) {
        case Unit::day:
            return long_date(period.begin);
        case Unit::week:
            return week_title(period);
        case Unit::month:
            return fmt::format("{} {}", full_month_name(year_month_day{period.begin}.month()),
                               year);
        case Unit::quarter:
            return fmt::format("Q{} {} ({} to {})", quarter_number(period.begin), year,
                               short_month(period.begin), short_month(period.end - DayCount{1}));
        case Unit::year:
            return fmt::format("{}", year);
        case Unit::range:
            break;
    }
    return range_title(period);
}

}  // namespace trail::time
