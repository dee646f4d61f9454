// Entries for a person at a terminal.
#include "trail/render/entry_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "render/digest_words.hpp"
#include "render/entry_content.hpp"
#include "render/entry_words.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Entry;

constexpr std::size_t narrowest_with_columns = 60;

// Which columns a list has, and how wide they are.
struct Columns {
    std::size_t id = model::shortest_prefix;
    std::size_t author = 0;  // 0: no such column
    std::size_t project = 0;
};

// A long name must not push the texts away.
std::string name_of(std::string_view name, const TextStyle& style) {
    const auto widest = std::clamp<std::size_t>(style.width / 6, 10, 20);
    return text::cut(text::for_terminal_line(name), widest, cut_mark(style));
}

// A column that says what the heading of the group says is left out.
Columns columns_for(std::span<const Entry> entries, ListGrouping grouping, const TextStyle& style) {
    Columns columns;
    std::set<std::string> authors;
    for (const auto& entry : entries) {
        columns.id = std::max(columns.id, entry.unique_letters);
        authors.insert(entry.author);
        if (style.width < narrowest_with_columns) continue;
        columns.author = std::max(columns.author, text::width(name_of(entry.author, style)));
        if (entry.project) {
            columns.project =
                std::max(columns.project, text::width(name_of(*entry.project, style)));
        }
    }
    if (authors.size() < 2 || grouping == ListGrouping::person) columns.author = 0;
    if (grouping == ListGrouping::project) columns.project = 0;
    return columns;
}

void add_column(std::string& line, std::size_t& used, std::string_view text, std::size_t columns,
                Paint paint, const TextStyle& style) {
    if (columns == 0) return;
    line += painted(text, paint, style);
    line.append(columns - std::min(columns, text::width(text)) + 2, ' ');
    used += columns + 2;
}

std::string line_in_day(const Entry& entry, const Columns& columns, const Reader& reader) {
    std::string line = "  " + painted_id(entry, columns.id, reader.style) + "  ";
    std::size_t used = columns.id + 4;
    const auto local = reader.zone.local(entry.at.at);
    add_column(line, used, time::clock_text(local), 5, Paint::dim, reader.style);
    add_column(line, used, name_of(entry.author, reader.style), columns.author, Paint::dim,
               reader.style);
    add_column(line, used, name_of(entry.project.value_or(""), reader.style), columns.project,
               Paint::cyan, reader.style);
    return line + content(entry, used, {}, reader);
}

std::string date_text(time::Day day, const Reader& reader) {
    if (reader.iso_dates) return time::iso_date(day);
    const auto year = [](time::Day of) { return std::chrono::year_month_day(of).year(); };
    const auto today = time::day_of(reader.zone.local(reader.now));
    return year(day) == year(today) ? time::short_date(day) : time::long_date(day);
}

std::string day_heading(time::Day day, const Reader& reader) {
    const auto today = time::day_of(reader.zone.local(reader.now));
    std::string heading = date_text(day, reader);
    if (day == today) heading += ", today";
    if (day == today - std::chrono::days{1}) heading += ", yesterday";
    return heading;
}

// Groups stand in the order of their keys; what has no project comes last.
struct Group {
    std::string heading;
    bool is_last = false;
    std::string lines{};
};

Group group_of(const Entry& entry, ListGrouping grouping, const Reader& reader) {
    switch (grouping) {
        case ListGrouping::project:
            return {entry.project.value_or("no project"), !entry.project};
        case ListGrouping::person:
            return {entry.author};
        case ListGrouping::kind:
            return {std::string(model::name(entry.kind))};
        case ListGrouping::day:
            break;
    }
    return {day_heading(time::day_of(reader.zone.local(entry.at.at)), reader)};
}

bool same_group(const Group& a, const Group& b) {
    return a.heading == b.heading && a.is_last == b.is_last;
}

bool before(const Group& a, const Group& b) {
    return std::tie(a.is_last, a.heading) < std::tie(b.is_last, b.heading);
}

// Hits and groups that are not days tell the day of each entry.
std::string dated_line(const Entry& entry, std::span<const Mark> marks, const Columns& columns,
                       std::size_t date_columns, const Reader& reader) {
    std::string line = "  " + painted_id(entry, columns.id, reader.style) + "  ";
    std::size_t used = columns.id + 4;
    const auto day = time::day_of(reader.zone.local(entry.at.at));
    add_column(line, used, date_text(day, reader), date_columns, Paint::dim, reader.style);
    add_column(line, used, name_of(entry.author, reader.style), columns.author, Paint::dim,
               reader.style);
    add_column(line, used, name_of(entry.project.value_or(""), reader.style), columns.project,
               Paint::cyan, reader.style);
    return line + content(entry, used, marks, reader);
}

std::size_t widest_date(std::span<const Entry> entries, const Reader& reader) {
    std::size_t widest = 0;
    for (const auto& entry : entries) {
        const auto day = time::day_of(reader.zone.local(entry.at.at));
        widest = std::max(widest, date_text(day, reader).size());
    }
    return widest;
}

}  // namespace

std::string timeline(std::vector<Entry> entries, ListGrouping grouping, ListOrder order,
                     const Reader& reader) {
    const bool by_day = grouping == ListGrouping::day;
    const bool newest_first = order == ListOrder::newest_day_first;
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.at.at; });
    if (!by_day && newest_first) std::ranges::reverse(entries);
    const Columns columns = columns_for(entries, grouping, reader.style);
    const std::size_t dates = widest_date(entries, reader);
    std::vector<Group> groups;
    for (const auto& entry : entries) {
        Group wanted = group_of(entry, grouping, reader);
        auto group =
            std::ranges::find_if(groups, [&](const Group& g) { return same_group(g, wanted); });
        if (group == groups.end()) group = groups.insert(groups.end(), std::move(wanted));
        group->lines += by_day ? line_in_day(entry, columns, reader)
                               : dated_line(entry, {}, columns, dates, reader);
    }
    if (!by_day) std::ranges::sort(groups, before);
    if (by_day && newest_first) std::ranges::reverse(groups);
    std::string text;
    for (const auto& group : groups) {
        text += painted(text::for_terminal_line(group.heading), Paint::bold, reader.style) + '\n' +
                group.lines;
    }
    return text;
}

std::string list_summary(std::size_t shown, const Total& total, std::size_t open_blockers,
                         const Reader& reader) {
    const auto all = total.is_more ? grouped(total.count) + "+ entries"
                                   : counted(total.count, "entry", "entries");
    std::string text = fmt::format("{} of {}.", grouped(shown), all);
    if (open_blockers > 0)
        text += fmt::format("  {}.", counted(open_blockers, "open blocker", "open blockers"));
    return painted(text, Paint::dim, reader.style) + '\n';
}

std::string hits(std::span<const Entry> entries, std::span<const Mark> marks,
                 const Reader& reader) {
    const Columns columns = columns_for(entries, ListGrouping::day, reader.style);
    const std::size_t dates = widest_date(entries, reader);
    std::string text;
    for (const auto& entry : entries) {
        text += dated_line(entry, marks, columns, dates, reader);
    }
    return text;
}

std::string one_line(const Entry& entry, const Reader& reader) {
    std::string line = painted_id(entry, entry.unique_letters, reader.style) + "  ";
    std::size_t used = entry.unique_letters + 2;
    if (entry.project) {
        const std::string project = name_of(*entry.project, reader.style);
        add_column(line, used, project, text::width(project), Paint::cyan, reader.style);
    }
    return line + content(entry, used, {}, reader);
}

}  // namespace trail::render
