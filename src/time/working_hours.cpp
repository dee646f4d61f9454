// Walks from shift to shift; every answer is read off that walk.
#include "trail/time/working_hours.hpp"

#include <algorithm>

namespace trail::time {
namespace {

constexpr std::chrono::days one_day{1};
constexpr std::chrono::days endless{366};

std::vector<Period> apart(std::vector<Period> periods) {
    std::erase_if(periods, [](const Period& period) { return period.end <= period.begin; });
    std::ranges::sort(periods, {}, &Period::begin);
    std::vector<Period> joined;
    for (const auto& period : periods) {
        if (!joined.empty() && period.begin <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, period.end);
        } else {
            joined.push_back({Unit::range, period.begin, period.end});
        }
    }
    return joined;
}

std::vector<Span> common(const std::vector<Span>& some, const std::vector<Span>& others) {
    std::vector<Span> both;
    auto other = others.begin();
    for (const auto& span : some) {
        while (other != others.end() && other->until <= span.from) ++other;
        for (auto next = other; next != others.end() && next->from < span.until; ++next) {
            both.push_back({std::max(span.from, next->from), std::min(span.until, next->until)});
        }
    }
    return both;
}

// Longer than any clock of our time is put back, or two changes of one are apart.
constexpr std::chrono::hours longest_change{3};
constexpr std::chrono::days around_change{2};

// More than the clock showed at any moment before.
LocalTime not_shown_before(const Zone& zone, Instant instant) {
    return std::max(zone.local(instant), zone.local(instant - around_change) + around_change);
}

// From here on the clock shows this time or a later one for ever.
Instant shown_from(const Zone& zone, LocalTime clock) {
    const Instant near(clock.time_since_epoch());
    return near -
           std::min(zone.offset_at(near - around_change), zone.offset_at(near + around_change));
}

LocalTime::duration end_of_shifts(const WeeklyHours& hours) {
    std::chrono::minutes end{0};
    for (const auto& shifts : hours.days) {
        for (const auto& shift : shifts) end = std::max(end, shift.until);
    }
    return end;
}

}  // namespace

// Working time from an instant on: pieces in order, none empty, none overlapping.
class Walk {
public:
    struct Piece {
        Span span;
        Day day;  // the one the shift belongs to
    };

    Walk(const WorkingTime& time, Instant from)
        : time_(time), reached_(from), day_(day_of(time.zone_.local(from)) - 2 * one_day) {}

    std::optional<Piece> next() {
        while (const auto* shift = next_shift()) {
            const Span span{std::max(reached_, time_.zone_.reached(day_ + shift->from)),
                            time_.zone_.reached(day_ + shift->until)};
            if (span.until <= span.from) continue;
            reached_ = span.until;
            return Piece{span, day_};
        }
        return std::nullopt;
    }

private:
    const Shift* next_shift() {
        if (!time_.works_at_all_) return nullptr;
        for (; day_ <= end_of_days; day_ += one_day, place_ = 0) {
            const auto present = time_.first_present(day_);
            if (!present) return nullptr;
            if (*present != day_) place_ = 0;
            day_ = *present;
            const auto& shifts = time_.hours_.of(day_);
            if (place_ < shifts.size() && !time_.is_free(day_)) return &shifts[place_++];
        }
        return nullptr;
    }

    const WorkingTime& time_;
    Instant reached_;
    Day day_;
    std::size_t place_ = 0;
};

WorkingTime::WorkingTime(Zone zone, WeeklyHours hours, std::vector<Day> holidays,
                         std::vector<Period> absences)
    : zone_(std::move(zone)),
      hours_(std::move(hours)),
      works_at_all_(
          std::ranges::any_of(hours_.days, [](const auto& shifts) { return !shifts.empty(); })),
      holidays_(std::move(holidays)),
      absences_(apart(std::move(absences))) {
    std::ranges::sort(holidays_);
}

// The first day from `day` on that lies in no absence.
std::optional<Day> WorkingTime::first_present(Day day) const {
    const auto absence = std::ranges::upper_bound(absences_, day, {}, &Period::end);
    if (absence == absences_.end() || absence->begin > day) return day;
    if (absence->end >= end_of_days) return std::nullopt;  // away for ever
    return absence->end;
}

bool WorkingTime::is_free(Day day) const {
    return std::ranges::binary_search(holidays_, day) || first_present(day) != day;
}

bool WorkingTime::is_working(Instant instant) const {
    const auto piece = Walk(*this, instant).next();
    return piece && piece->span.from == instant;
}

bool WorkingTime::is_working_day(Day day) const {
    return !is_free(day) && std::ranges::any_of(hours_.of(day), [&](const Shift& shift) {
        return zone_.reached(day + shift.from) < zone_.reached(day + shift.until);
    });
}

std::optional<Day> WorkingTime::next_working_day(Day day) const {
    if (!works_at_all_) return std::nullopt;
    while (++day <= end_of_days) {
        const auto present = first_present(day);
        if (!present) return std::nullopt;
        day = *present;
        if (is_working_day(day)) return day;
    }
    return std::nullopt;
}

std::optional<Day> WorkingTime::previous_working_day(Day day) const {
    if (!works_at_all_) return std::nullopt;
    while (--day >= first_day) {
        const auto absence = std::ranges::upper_bound(absences_, day, {}, &Period::end);
        if (absence != absences_.end() && absence->begin <= day) {
            day = absence->begin;
        } else if (is_working_day(day)) {
            return day;
        }
    }
    return std::nullopt;
}

std::optional<Instant> WorkingTime::next_working_moment(Instant from) const {
    const auto piece = Walk(*this, from).next();
    if (!piece) return std::nullopt;
    return piece->span.from;
}

std::optional<Instant> WorkingTime::end_of_work(Instant from) const {
    Walk walk(*this, from);
    Instant end = from;
    while (const auto piece = walk.next()) {
        if (piece->span.from != end) break;
        end = piece->span.until;
        if (end - from > endless) return std::nullopt;
    }
    if (end == from) return std::nullopt;
    return end;
}

std::optional<Instant> WorkingTime::add_working_hours(Instant from, Seconds amount) const {
    Walk walk(*this, from);
    while (const auto piece = walk.next()) {
        const auto length = piece->span.until - piece->span.from;
        if (amount <= length) return piece->span.from + std::max(amount, Seconds{0});
        amount -= length;
    }
    return std::nullopt;
}

std::optional<Instant> WorkingTime::add_working_days(Instant from, int days) const {
    const auto start = Walk(*this, from).next();
    if (!start) return std::nullopt;
    std::optional<Day> day = start->day;
    for (; days > 0 && day; --days) day = next_working_day(*day);
    if (!day) return std::nullopt;
    if (day == start->day) return start->span.from;
    const auto since_midnight = zone_.local(start->span.from) - start->day;
    return next_working_moment(zone_.reached(*day + since_midnight));
}

// What began on a day is over so many working days later, at the same time of the clock or after
// it. So it is enough to know the last day that may be over, and until which time of it.
Instant WorkingTime::surely_reaching(Instant by, int days) const {
    const auto shown = not_shown_before(zone_, by);
    const auto over = previous_working_day(day_of(shown + longest_change) + one_day);
    auto day = over;
    for (; days > 0 && day; --days) day = previous_working_day(*day);
    if (!day) return Instant::min();
    const auto end = end_of_shifts(hours_);
    return shown_from(zone_, std::max(*day - one_day + end, *day + std::min(shown - *over, end)));
}

Seconds WorkingTime::worked_between(Instant from, Instant until) const {
    Seconds worked{0};
    for (const auto& span : spans({from, until})) worked += span.until - span.from;
    return worked;
}

std::vector<Span> WorkingTime::spans(const Span& within) const {
    std::vector<Span> found;
    Walk walk(*this, within.from);
    while (const auto piece = walk.next()) {
        if (piece->span.from >= within.until) break;
        const auto until = std::min(piece->span.until, within.until);
        if (!found.empty() && found.back().until == piece->span.from) {
            found.back().until = until;
        } else {
            found.push_back({piece->span.from, until});
        }
    }
    return found;
}

std::vector<Span> overlap(std::span<const WorkingTime> people, const Span& within,
                          Seconds at_least) {
    if (people.empty()) return {};
    auto shared = people.front().spans(within);
    for (const auto& person : people.subspan(1)) shared = common(shared, person.spans(within));
    std::erase_if(shared, [&](const Span& span) { return span.until - span.from < at_least; });
    return shared;
}

}  // namespace trail::time
