// Counts of days as a calendar shows them.
#include "render/calendar.hpp"

#include <algorithm>

#include "render/digest_words.hpp"

namespace trail::render {
namespace {

using report::DayCount;
using Days = std::vector<DayCount>;

constexpr std::size_t most_on_usual_scale = 14;
constexpr std::chrono::days longest_year{366};

Days::const_iterator first_from(const Days& days, time::Day day) {
    return std::ranges::lower_bound(days, day, {}, &DayCount::day);
}

}  // namespace

Scale scale_for(std::size_t largest) {
    if (largest <= most_on_usual_scale) return {};
    return {{1, largest / 8 + 1, largest / 4 + 1, largest / 2 + 1}};
}

std::size_t level(const Scale& scale, std::size_t count) {
    return static_cast<std::size_t>(std::ranges::upper_bound(scale.from, count) -
                                    scale.from.begin());
}

std::array<std::string, 5> legend(const Scale& scale) {
    std::array<std::string, 5> words{"0"};
    for (std::size_t i = 0; i + 1 < scale.from.size(); ++i) {
        const auto last = scale.from[i + 1] - 1;
        words[i + 1] = grouped(scale.from[i]);
        if (last > scale.from[i]) words[i + 1] += '-' + grouped(last);
    }
    words.back() = grouped(scale.from.back()) + '+';
    return words;
}

std::size_t count_on(const Days& days, time::Day day) {
    const auto found = first_from(days, day);
    return found != days.end() && found->day == day ? found->count : 0;
}

std::size_t count_in(const Days& days, time::Day from, time::Day until) {
    std::size_t count = 0;
    for (auto at = first_from(days, from); at != days.end() && at->day < until; ++at)
        count += at->count;
    return count;
}

std::size_t largest(const Days& days) {
    const auto found = std::ranges::max_element(days, {}, &DayCount::count);
    return found == days.end() ? 0 : found->count;
}

time::Day monday_of(time::Day day) {
    return time::week_of(day).begin;
}

time::Period shown_part(const time::Period& period, const Days& days, time::Day today) {
    auto part = period;
    if (period.end - period.begin > longest_year && !days.empty()) {
        part.begin = std::max(period.begin, days.front().day);
        part.end = std::min(period.end, days.back().day + std::chrono::days{1});
    }
    const auto last = days.empty() ? today : std::max(today, days.back().day);
    part.end = std::max(part.begin, std::min(part.end, last + std::chrono::days{1}));
    return part;
}

}  // namespace trail::render
