// Statistics for a terminal: sentences, then pictures of characters.
#include "trail/render/stats_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "render/character_calendar.hpp"
#include "render/digest_words.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using report::Share;
using report::Stats;
using std::chrono::days;

constexpr days longest_day_by_day{14};
constexpr days longest_calendar{3 * 366};
constexpr std::size_t longest_bar = 40;
constexpr std::size_t longest_name = 24;
constexpr std::size_t most_projects = 10;  // below a calendar

constexpr std::array<std::string_view, 7> weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string week_name(const time::IsoWeek& week) {
    return fmt::format("{}-W{:02}", week.year, week.week);
}

std::string headline(const Stats& stats) {
    const auto who = stats.author.empty() ? "Everybody" : capitalised(stats.author);
    auto line = fmt::format("{}, {}: ", text::for_terminal_line(who), time::title(stats.period));
    if (stats.total == 0) return line + "no entries";
    line += fmt::format("{} on {}", counted(stats.total, "entry", "entries"),
                        counted(stats.days.size(), "day", "days"));
    if (stats.longest_run > 1)
        line += fmt::format(", longest run {} days", grouped(stats.longest_run));
    if (stats.weekday && stats.days.size() > 1)
        line += fmt::format(", most active {}", weekdays.at(*stats.weekday));
    return line;
}

time::Period part_of(const Stats& stats) {
    return shown_part(stats.period, stats.days, stats.today);
}

// Empty when the headline says it all.
std::string in_words(const Stats& stats) {
    if (stats.days.size() < 2) return {};
    const auto part = part_of(stats);
    if (part.end - part.begin <= longest_day_by_day) {
        const auto& most = *std::ranges::max_element(stats.days, {}, &report::DayCount::count);
        return fmt::format("In words: busiest day {} with {}.", time::short_date(most.day),
                           counted(most.count, "entry", "entries"));
    }
    auto line = fmt::format("In words: busiest week {} with {}", week_name(stats.busiest->week),
                            counted(stats.busiest->count, "entry", "entries"));
    if (stats.quietest)
        line += fmt::format(", quietest {} with {}", week_name(stats.quietest->week),
                            grouped(stats.quietest->count));
    return line + '.';
}

std::string wrapped(std::string_view sentence, Paint paint, const TextStyle& style) {
    std::string out;
    for (const auto& line : text::wrap(sentence, page_width(style)))
        out += painted(line, paint, style) + '\n';
    return out;
}

// Names as they stand in front of a bar.
struct Bars {
    std::vector<Share> shares;
    Paint paint = Paint::none;
    std::size_t left_out = 0;
};

std::vector<Share> day_shares(const Stats& stats) {
    std::vector<Share> shares;
    const auto part = part_of(stats);
    const bool all = part.end - part.begin <= longest_day_by_day;
    for (auto day = part.begin; all && day < part.end; day += days{1})
        shares.push_back({time::short_date(day), count_on(stats.days, day)});
    for (const auto& [day, count] : stats.days)
        if (!all) shares.push_back({time::long_date(day), count});
    return shares;
}

std::vector<Share> year_shares(const Stats& stats) {
    std::vector<Share> shares;
    for (const auto& [day, count] : stats.days) {
        const auto name = time::name(time::year_of(day));
        if (shares.empty() || shares.back().name != name) shares.push_back({name, 0});
        shares.back().count += count;
    }
    return shares;
}

std::vector<Share> hour_shares(const Stats& stats) {
    std::vector<Share> shares;
    for (std::size_t hour = 0; hour < stats.hours.size(); ++hour)
        shares.push_back({fmt::format("{:02}", hour), stats.hours.at(hour)});
    return shares;
}

std::vector<Share> named(std::vector<Share> shares, std::string_view none) {
    for (auto& share : shares)
        share.name = share.name.empty() ? std::string(none) : text::for_terminal_line(share.name);
    return shares;
}

std::vector<Share> shares_of(const Stats& stats, StatsPart part) {
    switch (part) {
        case StatsPart::project:
            return stats.projects;
        case StatsPart::kind:
            return stats.kinds;
        case StatsPart::tag:
            return stats.tags;
        case StatsPart::hour:
            return hour_shares(stats);
        case StatsPart::day:
        case StatsPart::calendar:
            break;
    }
    return day_shares(stats);
}

std::string bar(std::size_t count, std::size_t largest, std::size_t width, const TextStyle& style) {
    const auto length = largest == 0 ? 0 : (count * width + largest - 1) / largest;
    std::string line;
    for (std::size_t i = 0; i < length; ++i) line += style.unicode ? "█" : "#";
    return line;
}

std::string bar_lines(const Bars& bars, const TextStyle& style) {
    std::size_t names = 0;
    std::size_t largest = 0;
    std::size_t digits = 0;
    for (const auto& share : bars.shares) {
        names = std::max(names, std::min(text::width(share.name), longest_name));
        largest = std::max(largest, share.count);
        digits = std::max(digits, grouped(share.count).size());
    }
    const auto taken = 2 + names + 2 + digits + 2;
    const auto width = page_width(style) > taken ? page_width(style) - taken : 1;
    std::string out;
    for (const auto& share : bars.shares) {
        const auto name = text::cut(share.name, longest_name, cut_mark(style));
        const auto number = grouped(share.count);
        const auto line = bar(share.count, largest, std::min(width, longest_bar), style);
        out += "  " + painted(name, bars.paint, style) +
               std::string(names - text::width(name) + 2 + digits - number.size(), ' ') + number +
               (line.empty() ? "" : "  " + line) + '\n';
    }
    return out;
}

std::string section(std::string_view title, const Bars& bars, const TextStyle& style) {
    if (bars.shares.empty()) return {};
    return '\n' + painted(title, Paint::bold, style) + '\n' + bar_lines(bars, style);
}

std::string projects(const Stats& stats, std::size_t most, const TextStyle& style) {
    Bars bars{named(stats.projects, "no project"), Paint::cyan};
    std::string rest;
    if (bars.shares.size() > most + 1) {
        const auto others = bars.shares.size() - most;
        bars.shares.resize(most);
        rest = fmt::format("  and {} more: trail stats {} --by project\n", grouped(others),
                           time::name(stats.period));
    }
    return section("By project", bars, style) + rest;
}

std::string picture(const Stats& stats, std::chrono::weekday week_start, const TextStyle& style) {
    const auto part = part_of(stats);
    const auto length = part.end - part.begin;
    if (length <= longest_day_by_day) return section("By day", {day_shares(stats)}, style);
    if (length > longest_calendar) return section("By year", {year_shares(stats)}, style);
    return '\n' + character_calendar(stats.days, part, week_start, style) +
           legend_lines(scale_for(largest(stats.days)), style);
}

std::string sentences(const Stats& stats, const TextStyle& style) {
    const auto words = in_words(stats);
    const bool answered = stats.responses && stats.responses->count > 0;
    return wrapped(headline(stats), Paint::bold, style) +
           (words.empty() ? "" : wrapped(words, Paint::none, style)) +
           (answered ? wrapped(responses_words(*stats.responses) + ".", Paint::none, style) : "");
}

std::string one_a_line(const Stats& stats, StatsPart part, char between) {
    std::string out;
    const auto add = [&](std::string_view name, std::size_t count) {
        out += fmt::format("{}{}{}\n", text::for_field(name), between, count);
    };
    if (part == StatsPart::calendar) {
        for (const auto& week : stats.weeks) add(week_name(week.week), week.count);
    } else if (part == StatsPart::day) {
        for (const auto& [day, count] : stats.days) add(time::iso_date(day), count);
    } else {
        for (const auto& share : shares_of(stats, part)) add(share.name, share.count);
    }
    return out;
}

}  // namespace

std::string text(const Stats& stats, StatsPart part, const TextStyle& style,
                 std::chrono::weekday week_start) {
    auto page = sentences(stats, style);
    if (stats.total == 0) return page;
    switch (part) {
        case StatsPart::calendar:
            return page + picture(stats, week_start, style) + projects(stats, most_projects, style);
        case StatsPart::project:
            return page + projects(stats, stats.projects.size(), style);
        case StatsPart::kind:
            return page + section("By kind", {stats.kinds}, style);
        case StatsPart::day:
            return page + section("By day", {day_shares(stats)}, style);
        case StatsPart::hour:
            return page + section("By hour", {hour_shares(stats)}, style);
        case StatsPart::tag:
            break;
    }
    return page + section("By tag", {named(stats.tags, ""), Paint::green}, style);
}

std::string plain(const Stats& stats, StatsPart part, const TextStyle& style) {
    return sentences(stats, style) + one_a_line(stats, part, ' ');
}

std::string fields(const Stats& stats, StatsPart part) {
    return one_a_line(stats, part, '\t');
}

}  // namespace trail::render
