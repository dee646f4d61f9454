// Plans: until when one is meant to be done.
#include "trail/model/plan.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <vector>

namespace trail::model {
namespace {

constexpr std::string_view opening = " (due ";

time::Zone zone_of(const Entry& plan, const time::Zone& reader) {
    if (auto zone = time::Zone::named(plan.zone)) return *zone;
    if (reader.offset_at(plan.at.at) == plan.at.offset) return reader;
    return time::Zone::fixed(plan.at.offset);
}

std::string_view moment_said(const Entry& plan) {
    const std::string_view line = plan.line;
    const auto begin = line.rfind(opening);
    if (plan.kind != Kind::next || begin == std::string_view::npos || !line.ends_with(')'))
        return {};
    return line.substr(begin + opening.size(), line.size() - begin - opening.size() - 1);
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

int number(std::string_view digits) {
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::chrono::month month_called(std::string_view name) {
    auto month = std::chrono::January;
    while (month != std::chrono::December && time::month_name(month) != name) ++month;
    return month;
}

// What reads back as it was written is what was meant; anything else was somebody's own text.
std::optional<time::LocalTime> read_moment(std::string_view text, time::Day written) {
    const auto words = words_of(text);
    if (words.size() < 4 || words.size() > 5 || words.back().size() != 5) return std::nullopt;
    const auto year = words.size() == 5 ? std::chrono::year(number(words[3]))
                                        : std::chrono::year_month_day(written).year();
    const auto day = std::chrono::day(static_cast<unsigned>(number(words[1])));
    const std::chrono::year_month_day date{year, month_called(words[2]), day};
    if (!date.ok()) return std::nullopt;
    const auto clock = words.back();
    const auto local = time::LocalTime(std::chrono::local_days(date)) +
                       std::chrono::hours(number(clock.substr(0, 2))) +
                       std::chrono::minutes(number(clock.substr(3)));
    if (time::moment_text(local, written) != text) return std::nullopt;
    return local;
}

// A plan whose time lies behind its writing is for that day, whatever the hour.
std::optional<time::Instant> end_of_own_day(const Entry& plan, const time::Zone& reader) {
    if (plan.kind != Kind::next || plan.at.at <= plan.created_at) return std::nullopt;
    const auto zone = zone_of(plan, reader);
    const auto day = time::day_of(zone.local(plan.at.at));
    return zone.start_of(day + std::chrono::days{1}) - time::Seconds{1};
}

}  // namespace

std::string with_due(const std::string& text, time::Instant due, time::Instant written,
                     const time::Zone& zone) {
    const auto today = time::day_of(zone.local(written));
    return text + std::string(opening) + time::moment_text(zone.local(due), today) + ')';
}

std::optional<time::Instant> due_of_plan(const Entry& plan, const time::Zone& reader) {
    const auto words = moment_said(plan);
    if (words.empty()) return end_of_own_day(plan, reader);
    const auto zone = zone_of(plan, reader);
    const auto local = read_moment(words, time::day_of(zone.local(plan.at.at)));
    return local ? std::optional(zone.instant(*local)) : std::nullopt;
}

}  // namespace trail::model
