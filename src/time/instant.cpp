// Instants and days as text: RFC 3339 both ways, and short English for people.
#include "trail/time/instant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

namespace trail::time {
namespace {

using std::chrono::year_month_day;

constexpr std::array<std::string_view, 7> weekday_names = {"Sun", "Mon", "Tue", "Wed",
                                                           "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> month_names = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

// Takes fixed pieces from the front of a text; after the first piece that is missing, nothing fits.
class Pieces {
public:
    explicit Pieces(std::string_view text) : rest_(text) {}

    bool sign(std::string_view any_of) {
        if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
        rest_.remove_prefix(1);
        return true;
    }

    int digits(std::size_t count) {
        int value = 0;
        for (std::size_t taken = 0; taken < count; ++taken) {
            if (!next_is_digit()) {
                failed_ = true;
                return 0;
            }
            value = value * 10 + (rest_.front() - '0');
            rest_.remove_prefix(1);
        }
        return value;
    }

    int two_digits_below(int limit) {
        const int value = digits(2);
        if (value >= limit) failed_ = true;
        return value;
    }

    void expect(std::string_view any_of) {
        if (!sign(any_of)) failed_ = true;
    }

    void skip_fraction() {
        if (!sign(".")) return;
        digits(1);
        while (next_is_digit()) rest_.remove_prefix(1);
    }

    bool complete() const { return !failed_ && rest_.empty(); }
    bool failed() const { return failed_; }

private:
    bool next_is_digit() const {
        return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9';
    }

    std::string_view rest_;
    bool failed_ = false;
};

std::optional<Day> take_day(Pieces& pieces) {
    const int year = pieces.digits(4);
    pieces.expect("-");
    const int month = pieces.digits(2);
    pieces.expect("-");
    const int day = pieces.digits(2);
    const year_month_day date{std::chrono::year{year},
                              std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    if (pieces.failed() || !date.ok() || year < first_year) return std::nullopt;
    return Day{date};
}

Seconds take_clock(Pieces& pieces) {
    const int hour = pieces.two_digits_below(24);
    pieces.expect(":");
    const int minute = pieces.two_digits_below(60);
    int second = 0;
    if (pieces.sign(":")) {
        // RFC 3339 writes a leap second as 60; our seconds have none, so it falls on the one
        // before.
        second = std::min(pieces.two_digits_below(61), 59);
        pieces.skip_fraction();
    }
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + Seconds{second};
}

Offset take_offset(Pieces& pieces) {
    if (pieces.sign("Zz")) return Offset{0};
    const bool west = pieces.sign("-");
    if (!west) pieces.expect("+");
    const int hours = pieces.two_digits_below(24);
    pieces.expect(":");
    const Offset offset = std::chrono::hours{hours} + Offset{pieces.two_digits_below(60)};
    return west ? -offset : offset;
}

year_month_day date_of(Day day) {
    return year_month_day{day};
}

unsigned day_of_month(Day day) {
    return static_cast<unsigned>(date_of(day).day());
}

}  // namespace

std::string rfc3339(const Stamp& stamp) {
    const LocalTime local = local_time(stamp);
    const auto clock = std::chrono::hh_mm_ss{local - day_of(local)};
    const auto minutes = std::abs(stamp.offset.count());
    return fmt::format("{}T{:02}:{:02}:{:02}{}{:02}:{:02}", iso_date(day_of(local)),
                       clock.hours().count(), clock.minutes().count(), clock.seconds().count(),
                       stamp.offset.count() < 0 ? "-" : "+", minutes / 60, minutes % 60);
}

std::optional<Stamp> parse_rfc3339(std::string_view text) {
    Pieces pieces(text);
    const auto day = take_day(pieces);
    if (!day) return std::nullopt;
    pieces.expect("Tt ");
    const Seconds clock = take_clock(pieces);
    const Offset offset = take_offset(pieces);
    if (!pieces.complete()) return std::nullopt;
    return Stamp{Instant{(*day + clock - offset).time_since_epoch()}, offset};
}

std::string iso_date(Day day) {
    const auto date = date_of(day);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Day> parse_iso_date(std::string_view text) {
    Pieces pieces(text);
    const auto day = take_day(pieces);
    if (!day || !pieces.complete()) return std::nullopt;
    return day;
}

LocalTime local_time(const Stamp& stamp) {
    return LocalTime{(stamp.at + stamp.offset).time_since_epoch()};
}

Day day_of(LocalTime time) {
    return std::chrono::floor<std::chrono::days>(time);
}

std::string_view weekday_name(Day day) {
    return weekday_names.at(std::chrono::weekday{day}.c_encoding());
}

std::string_view month_name(std::chrono::month month) {
    return full_month_name(month).substr(0, 3);
}

std::string_view full_month_name(std::chrono::month month) {
    return month_names.at(static_cast<unsigned>(month) - 1);
}

std::string clock_text(LocalTime time) {
    const auto clock = std::chrono::hh_mm_ss{time - day_of(time)};
    return fmt::format("{:02}:{:02}", clock.hours().count(), clock.minutes().count());
}

std::string short_date(Day day) {
    return fmt::format("{} {} {}", weekday_name(day), day_of_month(day),
                       month_name(date_of(day).month()));
}

std::string long_date(Day day) {
    return fmt::format("{} {}", short_date(day), static_cast<int>(date_of(day).year()));
}

std::string moment_text(LocalTime time, Day today) {
    const auto day = day_of(time);
    const bool is_same_year = date_of(day).year() == date_of(today).year();
    return fmt::format("{} {}", is_same_year ? short_date(day) : long_date(day), clock_text(time));
}

std::string duration_text(Seconds duration) {
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(duration).count();
    const auto length = std::abs(minutes);
    const auto days = length / (24 * 60);
    const auto hours = length / 60 % 24;
    const std::string_view sign = minutes < 0 ? "-" : "";
    const auto pair = [sign](auto large, std::string_view unit, auto small, std::string_view part) {
        if (small == 0) return fmt::format("{}{} {}", sign, large, unit);
        return fmt::format("{}{} {} {} {}", sign, large, unit, small, part);
    };
    if (days > 0) return pair(days, "d", hours, "h");
    if (hours > 0) return pair(hours, "h", length % 60, "min");
    return fmt::format("{}{} min", sign, length);
}

}  // namespace trail::time
