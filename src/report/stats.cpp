// The numbers of a period, from counts of its moments.
#include "trail/report/stats.hpp"

#include <algorithm>
#include <utility>

namespace trail::report {
namespace {

using std::chrono::days;

void count_days_and_hours(Stats& stats, const std::vector<Moment>& moments,
                          const time::Zone& zone) {
    for (const auto& moment : moments) {
        const auto local = zone.local(moment.at);
        const auto day = time::day_of(local);
        const auto hour = std::chrono::floor<std::chrono::hours>(local - day).count();
        stats.total += moment.count;
        stats.hours.at(static_cast<std::size_t>(hour)) += moment.count;
        // Where clocks are put back over midnight, a day may come again.
        auto place = std::ranges::lower_bound(stats.days, day, {}, &DayCount::day);
        if (place == stats.days.end() || place->day != day)
            place = stats.days.insert(place, {day, 0});
        place->count += moment.count;
    }
}

// What is planned for the days to come is no habit yet.
std::size_t longest_run(const std::vector<DayCount>& counts, time::Day today) {
    std::size_t longest = 0;
    std::size_t run = 0;
    for (std::size_t i = 0; i < counts.size() && counts[i].day <= today; ++i) {
        const bool goes_on = i > 0 && counts[i].day - counts[i - 1].day == days{1};
        run = goes_on ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

std::optional<std::size_t> busiest_weekday(const std::vector<DayCount>& counts) {
    if (counts.empty()) return std::nullopt;
    std::array<std::size_t, 7> weekdays{};
    for (const auto& [day, count] : counts)
        weekdays.at(static_cast<std::size_t>((day - time::week_of(day).begin).count())) += count;
    return static_cast<std::size_t>(std::ranges::max_element(weekdays) - weekdays.begin());
}

void count_weeks(Stats& stats) {
    if (stats.days.empty()) return;
    const auto last =
        std::max(stats.days.back().day, std::min(stats.today, stats.period.end - days{1}));
    auto counted = stats.days.begin();
    for (auto week = time::week_of(stats.days.front().day); week.begin <= last;
         week = time::next(week)) {
        std::size_t count = 0;
        for (; counted != stats.days.end() && counted->day < week.end; ++counted)
            count += counted->count;
        stats.weeks.push_back({time::iso_week(week.begin), count});
    }
}

// A week that has only begun, or that the period cuts, is not quiet but short.
void find_extremes(Stats& stats) {
    if (stats.weeks.empty()) return;
    stats.busiest = *std::ranges::max_element(stats.weeks, {}, &WeekCount::count);
    constexpr std::size_t several = 2;
    std::vector<WeekCount> whole;
    for (std::size_t i = 1; i < stats.weeks.size(); ++i) {
        const auto end = time::week(stats.weeks[i].week)->end;
        if (end <= stats.period.end && end <= stats.today) whole.push_back(stats.weeks[i]);
    }
    if (whole.size() >= several)
        stats.quietest = *std::ranges::min_element(whole, {}, &WeekCount::count);
}

}  // namespace

Stats stats(Activity activity, std::string author, const time::Period& period,
            const time::Zone& zone, time::Instant now) {
    Stats result;
    result.author = std::move(author);
    result.period = period;
    result.zone = zone.name();
    result.today = time::day_of(zone.local(now));
    count_days_and_hours(result, activity.moments, zone);
    result.longest_run = longest_run(result.days, result.today);
    result.weekday = busiest_weekday(result.days);
    count_weeks(result);
    find_extremes(result);
    result.projects = std::move(activity.projects);
    result.kinds = std::move(activity.kinds);
    result.tags = std::move(activity.tags);
    for (auto* shares : {&result.projects, &result.kinds, &result.tags}) sort(*shares);
    return result;
}

}  // namespace trail::report
