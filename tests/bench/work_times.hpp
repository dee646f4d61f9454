// When the people of a made-up team work, and how their clocks write it.
#pragma once

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "bench/random.hpp"

namespace trail::bench {

namespace chrono = std::chrono;

using Instant = chrono::sys_seconds;

// Five years from a Monday to Sunday 2026-11-22; people somewhere work from 01:00 to 21:00 UTC.
inline constexpr chrono::sys_days first_monday = chrono::year(2021) / 11 / 22;
inline constexpr std::uint64_t weeks = 261;
inline constexpr std::uint64_t work_begins = 3'600;
inline constexpr std::uint64_t day_of_work = 72'000;
inline constexpr std::uint64_t week_of_work = 5 * day_of_work;

// 2026-W46, the last week but one, and the week before it hold 400 entries each at any size: a
// digest and its look at the week before cost the same work, and only the history behind them
// grows.
inline constexpr std::uint64_t even_weeks = 2;
inline constexpr std::uint64_t first_even_week = weeks - 1 - even_weeks;
inline constexpr std::uint64_t in_even_weeks = even_weeks * 400;

// None of them changes its clocks, so an offset is a zone's for ever.
struct ZoneOfPeople {
    std::string_view name;
    std::string_view offset;
    int minutes;
};
inline constexpr std::array zones{
    ZoneOfPeople{"Asia/Taipei", "+08:00", 480},
    ZoneOfPeople{"Asia/Kolkata", "+05:30", 330},
    ZoneOfPeople{"Africa/Lagos", "+01:00", 60},
    ZoneOfPeople{"Atlantic/Reykjavik", "Z", 0},
    ZoneOfPeople{"America/Sao_Paulo", "-03:00", -180},
    ZoneOfPeople{"America/Phoenix", "-07:00", -420},
};

// A run of weeks over which entries are spread evenly.
struct Stretch {
    std::uint64_t first_entry;
    std::uint64_t entries;
    std::uint64_t first_week;
    std::uint64_t weeks;
};

// The moments of so many entries, in the order of their numbers.
class WorkTimes {
public:
    explicit WorkTimes(std::uint64_t count) {
        const std::uint64_t within = std::min(in_even_weeks, count * 4 / 5);
        const std::uint64_t before = (count - within) * first_even_week / (weeks - even_weeks);
        stretches_ = {{{0, before, 0, first_even_week},
                       {before, within, first_even_week, even_weeks},
                       {before + within, count - before - within, weeks - 1, 1}}};
    }

    Instant at(std::uint64_t number, Random& chance) const {
        auto stretch = stretches_.back();
        for (const auto& each : stretches_) {
            if (number >= each.first_entry && number < each.first_entry + each.entries)
                stretch = each;
        }
        const std::uint64_t work = stretch.weeks * week_of_work;
        const std::uint64_t room = std::max<std::uint64_t>(work / stretch.entries, 1);
        const std::uint64_t place =
            (number - stretch.first_entry) * work / stretch.entries + chance.below(room);
        const std::uint64_t week = stretch.first_week + place / week_of_work;
        const std::uint64_t day = place % week_of_work / day_of_work;
        return first_monday + chrono::days(week * 7 + day) +
               chrono::seconds(work_begins + place % day_of_work);
    }

private:
    std::array<Stretch, 3> stretches_{};
};

inline bool is_awake(Instant at, const ZoneOfPeople& zone) {
    const auto local = at + chrono::minutes(zone.minutes);
    const auto hour = chrono::floor<chrono::hours>(local - chrono::floor<chrono::days>(local));
    return hour.count() >= 8 && hour.count() < 18;
}

inline std::string stamp(Instant at, const ZoneOfPeople& zone) {
    const auto local = at + chrono::minutes(zone.minutes);
    const auto midnight = chrono::floor<chrono::days>(local);
    const chrono::year_month_day day(midnight);
    const chrono::hh_mm_ss clock(local - midnight);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d",
                  static_cast<int>(day.year()), static_cast<unsigned>(day.month()),
                  static_cast<unsigned>(day.day()), static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()),
                  static_cast<int>(clock.seconds().count()));
    return text.data() + std::string(zone.offset);
}

}  // namespace trail::bench
