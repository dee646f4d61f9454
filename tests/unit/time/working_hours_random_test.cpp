// Working time against a version that looks at one minute after another.
#include "trail/time/working_hours.hpp"

#include <random>

#include "support/catch.hpp"

using namespace trail::time;
using namespace std::chrono_literals;

namespace {

constexpr int window = 16 * 24 * 60;  // minutes looked at
constexpr int margin = 3 * 24 * 60;   // before and after, for what begins or ends there

struct Life {
    Zone zone;
    WeeklyHours hours;
    std::vector<Day> holidays;
    std::vector<Period> absences;
};

// What the obvious version knows: for each minute, the day whose shift is worked then.
class Minutes {
public:
    Minutes(const Life& life, Instant begin) : life_(life), begin_(begin) {
        for (int minute = -margin; minute < window + margin; ++minute)
            clocks_.push_back(life.zone.local(instant(minute)));
        worked_.resize(static_cast<std::size_t>(window));
        const auto first = day_of(clocks_.front());
        const auto last = day_of(clocks_.back());
        for (Day day = first; day <= last; day += std::chrono::days{1}) {
            if (is_free(day)) continue;
            for (const auto& shift : life.hours.of(day))
                mark(day, reaching(day + shift.from), reaching(day + shift.until));
        }
    }

    Instant instant(int minute) const { return begin_ + std::chrono::minutes{minute}; }
    bool is_worked(int minute) const {
        return worked_[static_cast<std::size_t>(minute)].has_value();
    }
    Day day_at(int minute) const { return *worked_[static_cast<std::size_t>(minute)]; }

    std::optional<int> next(int minute) const {
        while (minute < window && !is_worked(minute)) ++minute;
        if (minute >= window) return std::nullopt;
        return minute;
    }

    std::optional<int> after_working(int minute, int amount) const {
        auto reached = next(minute);
        if (!reached) return std::nullopt;
        for (; amount > 0 && *reached < window; ++*reached) amount -= is_worked(*reached) ? 1 : 0;
        if (amount > 0) return std::nullopt;
        return reached;
    }

    // On this day's own shifts, also when other shifts hide them.
    bool is_working_day(Day day) const { return std::ranges::find(days_, day) != days_.end(); }

    std::optional<int> first_reaching(LocalTime clock) const {
        const int minute = reaching(clock);
        if (minute < 0 || minute >= window) return std::nullopt;
        return minute;
    }

private:
    bool is_free(Day day) const {
        for (const auto holiday : life_.holidays)
            if (holiday == day) return true;
        for (const auto& absence : life_.absences)
            if (absence.begin <= day && day < absence.end) return true;
        return false;
    }

    // The first minute at which the wall clock shows this or more.
    int reaching(LocalTime clock) const {
        int minute = -margin;
        for (const auto shown : clocks_) {
            if (shown >= clock) break;
            ++minute;
        }
        return minute;
    }

    void mark(Day day, int from, int until) {
        if (from < until) days_.push_back(day);
        for (int minute = std::max(from, 0); minute < std::min(until, window); ++minute) {
            auto& worked = worked_[static_cast<std::size_t>(minute)];
            if (!worked) worked = day;
        }
    }

    const Life& life_;
    Instant begin_;
    std::vector<LocalTime> clocks_;
    std::vector<std::optional<Day>> worked_;
    std::vector<Day> days_;
};

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
    bool one_in(int count) { return below(count) == 0; }

private:
    std::mt19937 random_;
};

struct Place {
    std::string_view zone;
    std::string_view around;  // a change of clocks, or the day of one
};

constexpr std::array places{
    Place{"Europe/Berlin", "2026-03-29"},       Place{"Europe/Berlin", "2026-10-25"},
    Place{"America/New_York", "2026-03-08"},    Place{"America/New_York", "2026-11-01"},
    Place{"Australia/Lord_Howe", "2026-04-05"}, Place{"Australia/Lord_Howe", "2026-10-04"},
    Place{"America/Sao_Paulo", "2018-11-04"},   Place{"America/Sao_Paulo", "2018-02-18"},
    Place{"Pacific/Apia", "2011-12-30"},        Place{"Asia/Kathmandu", "2026-11-22"},
    Place{"Africa/Casablanca", "2026-03-22"},   Place{"Pacific/Kiritimati", "2026-01-01"},
    Place{"Asia/Tehran", "2020-03-21"},         Place{"Atlantic/Azores", "2026-10-25"},
};

Shift any_shift(Chance& chance) {
    const int step = chance.one_in(3) ? 1 : 30;
    const std::chrono::minutes from{chance.below(24 * 60 / step) * step};
    return {from, from + std::chrono::minutes{(1 + chance.below(24 * 60 / step)) * step}};
}

Life any_life(Chance& chance, const Place& place, Day day) {
    Life life{Zone::named(place.zone).value(), {}, {}, {}};
    for (auto& shifts : life.hours.days) {
        if (chance.one_in(4)) continue;
        shifts.push_back(chance.one_in(3) ? any_shift(chance) : Shift{9h, 17h});
        while (chance.one_in(3)) shifts.push_back(any_shift(chance));
        std::ranges::sort(shifts, {}, &Shift::from);
    }
    const auto any_day = [&] { return day + std::chrono::days{chance.below(26) - 13}; };
    while (!chance.one_in(3)) life.holidays.push_back(any_day());
    while (chance.one_in(2)) {
        const auto first = any_day();
        life.absences.push_back(days(first, first + std::chrono::days{chance.below(5)}));
    }
    return life;
}

WorkingTime calculator(const Life& life) {
    return {life.zone, life.hours, life.holidays, life.absences};
}

std::optional<Instant> as_instant(const Minutes& slow, const std::optional<int>& minute) {
    if (!minute) return std::nullopt;
    return slow.instant(*minute);
}

// Past the window the obvious version does not know.
void check_same(const Minutes& slow, const std::optional<Instant>& fast,
                const std::optional<int>& expected) {
    if (expected) {
        CHECK(fast == as_instant(slow, expected));
    } else {
        CHECK((!fast || *fast >= slow.instant(window)));
    }
}

void check_days(const Minutes& slow, const WorkingTime& fast, int from, int amount) {
    const auto start = slow.next(from);
    if (!start) return;
    Day day = slow.day_at(*start);
    for (int left = amount; left > 0;) {
        day += std::chrono::days{1};
        if (day > day_of(fast.zone().local(slow.instant(window)))) return;
        if (slow.is_working_day(day)) --left;
    }
    auto expected = start;
    if (amount > 0) {
        const auto clock = fast.zone().local(slow.instant(*start)) - slow.day_at(*start);
        const auto reached = slow.first_reaching(day + clock);
        if (!reached) return;
        expected = slow.next(*reached);
    }
    check_same(slow, fast.add_working_days(slow.instant(from), amount), expected);
}

// Whatever begins later is not over by then.
void check_surely(const Minutes& slow, const WorkingTime& fast, int by, int amount, int later) {
    const auto moment = slow.instant(by);
    const auto from = fast.surely_reaching(moment, amount);
    if (from == Instant::min()) return;
    const auto reached = fast.add_working_days(from + later * 1min, amount);
    CHECK((!reached || *reached >= moment));
}

void check_between(const Minutes& slow, const WorkingTime& fast, int from, int until) {
    std::chrono::minutes worked{0};
    for (int minute = from; minute < until; ++minute)
        worked += slow.is_worked(minute) ? 1min : 0min;
    CHECK(fast.worked_between(slow.instant(from), slow.instant(until)) == worked);
}

}  // namespace

TEST_CASE("every answer agrees with a look at each minute, also where clocks change") {
    Chance chance(20261122);
    for (int round = 0; round < 140; ++round) {
        const auto& place = places[static_cast<std::size_t>(round) % places.size()];
        const Day day = *parse_iso_date(place.around);
        const auto life = any_life(chance, place, day);
        const auto fast = calculator(life);
        const Minutes slow(life, life.zone.start_of(day) - std::chrono::days{8});
        CAPTURE(round, place.zone, weekly_hours_text(life.hours));
        for (int probe = 0; probe < 60; ++probe) {
            const int from = chance.below(window);
            CAPTURE(rfc3339(life.zone.stamp(slow.instant(from))));
            CHECK(fast.is_working(slow.instant(from)) == slow.is_worked(from));
            check_same(slow, fast.next_working_moment(slow.instant(from)), slow.next(from));
            const int amount = chance.below(40 * 60);
            check_same(slow, fast.add_working_hours(slow.instant(from), amount * 1min),
                       slow.after_working(from, amount));
            check_days(slow, fast, from, chance.below(5));
            const int later = chance.one_in(2) ? 0 : chance.below(3 * 24 * 60);
            check_surely(slow, fast, from, 1 + chance.below(3), later);
            check_between(slow, fast, from, from + chance.below(window - from));
        }
    }
}

TEST_CASE("the overlap of several people agrees with a look at each minute") {
    Chance chance(7);
    for (int round = 0; round < 40; ++round) {
        const auto begin = Zone::utc().start_of(*parse_iso_date("2026-10-18"));
        std::vector<Life> lives;
        for (int person = 0; person <= chance.below(4); ++person) {
            const auto& place = places[static_cast<std::size_t>(chance.below(places.size()))];
            lives.push_back(any_life(chance, place, *parse_iso_date("2026-10-25")));
        }
        std::vector<WorkingTime> fast;
        std::vector<Minutes> slow;
        for (const auto& life : lives) {
            fast.push_back(calculator(life));
            slow.emplace_back(life, begin);
        }
        std::vector<Span> expected;
        for (int minute = 0; minute < window; ++minute) {
            const bool all = std::ranges::all_of(
                slow, [minute](const Minutes& person) { return person.is_worked(minute); });
            if (!all) continue;
            const auto now = slow.front().instant(minute);
            if (!expected.empty() && expected.back().until == now) {
                expected.back().until = now + 1min;
            } else {
                expected.push_back({now, now + 1min});
            }
        }
        CHECK(overlap(fast, {begin, begin + std::chrono::minutes{window}}) == expected);
    }
}
