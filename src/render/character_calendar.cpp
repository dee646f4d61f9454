// A calendar of counts drawn with characters.
#include "render/character_calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/paint.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using std::chrono::days;

constexpr std::size_t label_width = 6;
constexpr std::size_t shortest_month = 3;  // room for its name

std::string_view shade(std::size_t level, const TextStyle& style) {
    static constexpr std::array<std::string_view, 5> ascii{" ", ".", "-", "=", "#"};
    static constexpr std::array<std::string_view, 5> unicode{" ", "░", "▒", "▓", "█"};
    return (style.unicode ? unicode : ascii).at(level);
}

// The weeks whose middle lies in one month, by their first days: four or five of them.
struct Month {
    std::chrono::year_month month;
    std::vector<time::Day> weeks;

    std::size_t width() const { return std::max(weeks.size(), shortest_month); }
};

std::vector<Month> months_of(const time::Period& part, std::chrono::weekday week_start) {
    std::vector<Month> months;
    const auto first = part.begin - (std::chrono::weekday(part.begin) - week_start);
    for (auto week = first; week < part.end; week += days{7}) {
        const std::chrono::year_month_day middle(week + days{3});
        const auto month = middle.year() / middle.month();
        if (months.empty() || months.back().month != month) months.push_back({month, {}});
        months.back().weeks.push_back(week);
    }
    return months;
}

using Block = std::vector<Month>;

// Of one year each, and no wider than the page.
std::vector<Block> blocks_of(const std::vector<Month>& months, std::size_t width) {
    std::vector<Block> blocks;
    std::size_t used = 0;
    for (const auto& month : months) {
        const bool same_year =
            !blocks.empty() && blocks.back().back().month.year() == month.month.year();
        if (!same_year || used + month.width() + 1 > width) {
            blocks.emplace_back();
            used = label_width;
        }
        blocks.back().push_back(month);
        used += month.width() + 1;
    }
    return blocks;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

class Calendar {
public:
    Calendar(const std::vector<report::DayCount>& counts, const time::Period& part,
             const TextStyle& style)
        : counts_(counts), part_(part), style_(style), scale_(scale_for(largest(counts))) {}

    std::string block(const Block& block, bool with_year) const {
        auto out = heading(block, with_year);
        for (int place = 0; place < 7; ++place) out += row(block, days{place});
        return out;
    }

private:
    std::string heading(const Block& block, bool with_year) const {
        const auto year = std::to_string(static_cast<int>(block.front().month.year()));
        auto line = text::padded(with_year ? year : "", label_width);
        for (const auto& month : block)
            line += text::padded(time::month_name(month.month.month()), month.width() + 1);
        return painted(without_trailing_spaces(line), Paint::dim, style_) + '\n';
    }

    std::string row(const Block& block, days place) const {
        const auto name = time::weekday_name(block.front().weeks.front() + place);
        std::string squares;
        for (const auto& month : block) {
            std::string weeks;
            for (const auto week : month.weeks) weeks += square(week + place);
            squares += text::padded(weeks, month.width() + 1);
        }
        squares = without_trailing_spaces(squares);
        const auto label = squares.empty() ? std::string(name) : text::padded(name, label_width);
        return painted(label, Paint::dim, style_) + squares + '\n';
    }

    std::string_view square(time::Day day) const {
        const bool inside = day >= part_.begin && day < part_.end;
        return shade(inside ? level(scale_, count_on(counts_, day)) : 0, style_);
    }

    const std::vector<report::DayCount>& counts_;
    const time::Period& part_;
    const TextStyle& style_;
    Scale scale_;
};

}  // namespace

std::string character_calendar(const std::vector<report::DayCount>& counts,
                               const time::Period& part, std::chrono::weekday week_start,
                               const TextStyle& style) {
    const Calendar calendar(counts, part, style);
    const auto months = months_of(part, week_start);
    const bool several_years =
        !months.empty() && months.front().month.year() != months.back().month.year();
    std::string out;
    for (const auto& block : blocks_of(months, page_width(style)))
        out += calendar.block(block, several_years);
    return out;
}

std::string legend_lines(const Scale& scale, const TextStyle& style) {
    const auto words = legend(scale);
    std::string out;
    std::string line = "Legend: (blank) 0";
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto part = fmt::format("  {} {}", shade(i, style), words[i]);
        if (text::width(line) + text::width(part) > page_width(style)) {
            out += painted(line, Paint::dim, style) + '\n';
            line.assign(label_width, ' ');
        }
        line += part;
    }
    return out + painted(line, Paint::dim, style) + '\n';
}

}  // namespace trail::render
