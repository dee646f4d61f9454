// When several people could talk.
#include "trail/report/call_slots.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

namespace trail::report {
namespace {

constexpr time::Seconds quarter = std::chrono::minutes{15};
constexpr time::Seconds half_hour = std::chrono::minutes{30};

// Nobody is further from work than this; a week off is as far as a night.
constexpr time::Seconds furthest = std::chrono::hours{48};

time::Instant rounded_up(time::Instant instant, time::Seconds step) {
    const auto rest = instant.time_since_epoch() % step;
    return rest == time::Seconds{0} ? instant : instant + (step - rest);
}

// Early or late is a nuisance, night is worse than any of it.
constexpr time::Seconds night = std::chrono::hours{12};

bool is_night(time::LocalTime local) {
    const auto clock = local - time::day_of(local);
    return clock < std::chrono::hours{7} || clock >= std::chrono::hours{22};
}

// How far a slot lies outside of the nearest working time.
time::Seconds distance(const time::WorkingTime& person, const time::Span& slot) {
    auto nearest = furthest;
    for (const auto& work : person.spans({slot.from - furthest, slot.until + furthest})) {
        const auto before = std::max(work.from - slot.from, time::Seconds{0});
        const auto after = std::max(slot.until - work.until, time::Seconds{0});
        nearest = std::min(nearest, before + after);
    }
    const bool hurts = nearest > time::Seconds{0} && is_night(person.zone().local(slot.from));
    return hurts ? nearest + night : nearest;
}

struct Cost {
    time::Seconds worst{0};
    time::Seconds sum{0};
    std::vector<std::size_t> outside{};
};

Cost cost_of(std::span<const time::WorkingTime> people, const time::Span& slot) {
    Cost cost;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto far = distance(people[i], slot);
        if (far > time::Seconds{0}) cost.outside.push_back(i);
        cost.worst = std::max(cost.worst, far);
        cost.sum += far;
    }
    return cost;
}

// Shared time as clocks show it, the same on several days.
struct Pattern {
    std::string clocks;
    time::Seconds length{0};
    std::vector<time::Day> days{};
};

std::string clocks_text(const time::Span& span, std::span<const time::Zone> zones) {
    std::string text;
    for (const auto& zone : zones) {
        text += fmt::format("{}{}-{} {}", text.empty() ? "" : " = ",
                            time::clock_text(zone.local(span.from)),
                            time::clock_text(zone.local(span.until)), city(zone));
    }
    return text;
}

std::vector<Pattern> patterns(const std::vector<time::Span>& shared,
                              std::span<const time::Zone> zones) {
    std::vector<Pattern> found;
    for (const auto& span : shared) {
        const auto clocks = clocks_text(span, zones);
        auto same = std::ranges::find(found, clocks, &Pattern::clocks);
        if (same == found.end()) same = found.insert(found.end(), {clocks, span.until - span.from});
        same->days.push_back(time::day_of(zones.front().local(span.from)));
    }
    return found;
}

// "Mon to Fri" for three weekdays or more in a row, else "Mon, Wed".
std::string days_text(const std::vector<time::Day>& days) {
    const auto place = [](time::Day day) {
        return (std::chrono::weekday(day).iso_encoding() + 6) % 7;  // Monday first
    };
    auto week = days;
    std::ranges::sort(week, {}, place);
    const bool in_a_row =
        week.size() > 2 && place(week.back()) - place(week.front()) + 1 == week.size();
    if (in_a_row) {
        return fmt::format("{} to {}", time::weekday_name(week.front()),
                           time::weekday_name(week.back()));
    }
    std::string text;
    for (const auto day : week) {
        text += fmt::format("{}{}", text.empty() ? "" : ", ", time::weekday_name(day));
    }
    return text;
}

}  // namespace

std::vector<CallSlot> shared_slots(std::span<const time::WorkingTime> people,
                                   const time::Span& window, time::Seconds length,
                                   std::size_t most) {
    std::vector<CallSlot> slots;
    for (const auto& shared : time::overlap(people, window, length)) {
        const auto from = rounded_up(shared.from, quarter);
        if (from + length > shared.until) continue;
        slots.push_back({{from, from + length}, {}});
        if (slots.size() == most) break;
    }
    return slots;
}

std::optional<CallSlot> least_bad_slot(std::span<const time::WorkingTime> people,
                                       const time::Span& window, time::Seconds length) {
    if (people.empty()) return std::nullopt;
    std::optional<CallSlot> best;
    Cost least;
    for (auto from = rounded_up(window.from, half_hour); from + length <= window.until;
         from += half_hour) {
        auto cost = cost_of(people, {from, from + length});
        const bool is_better =
            !best || std::tie(cost.worst, cost.sum) < std::tie(least.worst, least.sum);
        if (!is_better) continue;
        best = CallSlot{{from, from + length}, cost.outside};
        least = std::move(cost);
    }
    return best;
}

std::optional<std::string> shared_time_text(std::span<const time::WorkingTime> people,
                                            const time::Span& window,
                                            std::span<const time::Zone> zones) {
    // A week shows the pattern; beyond it weekdays would come twice.
    const time::Span week{window.from, std::min(window.until, window.from + std::chrono::days{7})};
    const auto found = patterns(time::overlap(people, week, half_hour), zones);
    const auto longest = std::ranges::max_element(found, {}, [](const Pattern& pattern) {
        return std::tuple(pattern.days.size(), pattern.length);
    });
    if (longest == found.end()) return std::nullopt;
    return fmt::format("{} {}", days_text(longest->days), longest->clocks);
}

std::string city(const time::Zone& zone) {
    std::string name = zone.name();
    const auto slash = name.rfind('/');
    if (slash != std::string::npos) name.erase(0, slash + 1);
    std::ranges::replace(name, '_', ' ');
    return name;
}

}  // namespace trail::report
