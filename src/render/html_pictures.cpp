// The pictures of a digest page.
#include "render/html_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "render/calendar.hpp"
#include "render/digest_words.hpp"
#include "trail/text/html.hpp"

namespace trail::render {
namespace {

using report::DayCount;
using report::Digest;
using std::chrono::days;

// Beyond these a picture of smaller parts would be longer than the page.
constexpr days longest_by_day{14 * 7};
constexpr days longest_by_month{3 * 366};
constexpr std::size_t most_bars = 12;

std::chrono::year_month_day date(time::Day day) {
    return std::chrono::year_month_day(day);
}

std::string day_and_month(time::Day day) {
    const auto of = date(day);
    return fmt::format("{} {}", static_cast<unsigned>(of.day()), time::month_name(of.month()));
}

struct Picture {
    const std::vector<DayCount>& counts;
    time::Period part;
    Scale scale;

    bool has(time::Day day) const { return day >= part.begin && day < part.end; }
    std::size_t level_on(time::Day day) const { return level(scale, count_on(counts, day)); }
};

std::string legend_line(const Scale& scale) {
    std::string out = "<p class=\"legend\">From few to many:";
    const auto words = legend(scale);
    for (std::size_t i = 0; i < words.size(); ++i)
        out += fmt::format(" <span class=\"l{}\">{}</span>", i, words[i]);
    return out + "</p>\n";
}

// One row a week, one cell a day, with its number.
std::string week_row(const Picture& picture, time::Day monday) {
    auto row = fmt::format("<tr><th scope=\"row\">{}</th>", day_and_month(monday));
    for (auto day = monday; day < monday + days{7}; day += days{1}) {
        if (picture.has(day))
            row += fmt::format("<td class=\"l{}\">{}</td>", picture.level_on(day),
                               grouped(count_on(picture.counts, day)));
        else
            row += "<td></td>";
    }
    return row + "</tr>\n";
}

std::string weeks(const Picture& picture) {
    struct Weekday {
        std::string_view shown, name;
    };
    static constexpr std::array<Weekday, 7> weekdays{{{"Mo", "Monday"},
                                                      {"Tu", "Tuesday"},
                                                      {"We", "Wednesday"},
                                                      {"Th", "Thursday"},
                                                      {"Fr", "Friday"},
                                                      {"Sa", "Saturday"},
                                                      {"Su", "Sunday"}}};
    std::string out =
        "<table class=\"days\">\n<caption>Work done by day</caption>\n"
        "<thead><tr><th scope=\"col\">Week of</th>";
    for (const auto& [shown, name] : weekdays)
        out += fmt::format("<th scope=\"col\" abbr=\"{}\">{}</th>", name, shown);
    out += "</tr></thead>\n<tbody>\n";
    for (auto day = monday_of(picture.part.begin); day < picture.part.end; day += days{7})
        out += week_row(picture, day);
    return out + "</tbody></table>\n" + legend_line(picture.scale);
}

// Squares of one shade as one path: a year of them stays small.
std::string month_squares(const Picture& picture, const time::Period& month) {
    constexpr int square = 10;
    constexpr int step = 12;
    std::array<std::string, 5> paths;
    const auto first = monday_of(month.begin);
    for (auto day = std::max(month.begin, picture.part.begin); day < month.end && picture.has(day);
         day += days{1}) {
        const auto place = (day - first).count();
        paths[picture.level_on(day)] += fmt::format("M{} {}h{}v{}h-{}z", place % 7 * step,
                                                    place / 7 * step, square, square, square);
    }
    std::string out = "<svg viewBox=\"0 0 82 70\" aria-hidden=\"true\">";
    for (std::size_t i = 0; i < paths.size(); ++i)
        if (!paths[i].empty()) out += fmt::format("<path class=\"s{}\" d=\"{}\"/>", i, paths[i]);
    return out + "</svg>";
}

std::string months(const Picture& picture) {
    const bool one_year =
        date(picture.part.begin).year() == date(picture.part.end - days{1}).year();
    std::string out =
        "<h3 id=\"by-month\">Work done by month</h3>\n"
        "<ul class=\"months\" aria-labelledby=\"by-month\">\n";
    for (auto month = time::month_of(picture.part.begin); month.begin < picture.part.end;
         month = time::next(month)) {
        const auto of = date(month.begin);
        std::string name(time::month_name(of.month()));
        if (!one_year) name += fmt::format(" {}", static_cast<int>(of.year()));
        out += fmt::format("<li>{}<span>{} <b>{}</b></span></li>\n", month_squares(picture, month),
                           name, grouped(count_in(picture.counts, month.begin, month.end)));
    }
    return out + "</ul>\n<p>A square is a day, a row a week from Monday to Sunday.</p>\n" +
           legend_line(picture.scale);
}

struct Bar {
    std::string name;  // HTML
    std::size_t count = 0;
};

// The bar is decoration: it says what the number beside it says.
std::string bars(std::string_view caption, std::string_view what, const std::vector<Bar>& bars) {
    const auto largest = std::ranges::max(bars, {}, &Bar::count).count;
    auto out = fmt::format(
        "<table class=\"bars\">\n<caption>{}</caption>\n"
        "<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">Done</th><td></td></tr></thead>\n"
        "<tbody>\n",
        caption, what);
    for (const auto& bar : bars) {
        const auto length = largest == 0 ? 0 : (bar.count * 1000 + largest / 2) / largest;
        out += fmt::format(
            "<tr><th scope=\"row\">{}</th><td>{}</td><td><svg viewBox=\"0 0 1000 1\" "
            "preserveAspectRatio=\"none\" aria-hidden=\"true\">"
            "<rect width=\"{}\" height=\"1\"/></svg></td></tr>\n",
            bar.name, grouped(bar.count), length);
    }
    return out + "</tbody></table>\n";
}

std::string years(const Picture& picture) {
    std::vector<Bar> all;
    for (auto year = time::year_of(picture.part.begin); year.begin < picture.part.end;
         year = time::next(year)) {
        const auto count = count_in(picture.counts, year.begin, year.end);
        if (count > 0) all.push_back({time::name(year), count});
    }
    return bars("Work done by year", "Year", all);
}

std::string in_words(const Picture& picture) {
    const auto& most =
        *std::ranges::max_element(picture.counts, std::ranges::less{}, &DayCount::count);
    const auto length = picture.part.end - picture.part.begin;
    return fmt::format("<p>Work on {} of {}, most on {}: {}.</p>\n", grouped(picture.counts.size()),
                       counted(static_cast<std::size_t>(length.count()), "day", "days"),
                       length > days{180} ? time::long_date(most.day) : time::short_date(most.day),
                       grouped(most.count));
}

}  // namespace

std::string html_calendar(const Digest& digest) {
    const auto& counts = digest.overview.days;
    if (counts.empty() || digest.period.end - digest.period.begin <= days{1}) return {};
    const auto today = time::day_of(time::local_time(digest.until));
    const Picture picture{counts, shown_part(digest.period, counts, today),
                          scale_for(largest(counts))};
    const auto length = picture.part.end - picture.part.begin;
    if (length <= longest_by_day) return weeks(picture) + in_words(picture);
    if (length <= longest_by_month) return months(picture) + in_words(picture);
    return years(picture) + in_words(picture);
}

std::string html_project_bars(const Digest& digest) {
    const auto& projects = digest.overview.projects;
    if (projects.size() < 2) return {};
    const auto most = projects.size() > most_bars + 1 ? most_bars : projects.size();
    std::vector<Bar> all;
    for (std::size_t i = 0; i < most; ++i) {
        const auto& name = projects[i].name;
        all.push_back({name.empty() ? "No project" : "<bdi>" + text::for_html(name) + "</bdi>",
                       projects[i].count});
    }
    Bar rest{grouped(projects.size() - most) + " others", 0};
    for (std::size_t i = most; i < projects.size(); ++i) rest.count += projects[i].count;
    if (most < projects.size()) all.push_back(std::move(rest));
    return bars("Work done by project", "Project", all);
}

}  // namespace trail::render
