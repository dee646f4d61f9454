// Entries for a person at a terminal.
#include "trail/render/entry_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "render/digest_words.hpp"
#include "render/entry_words.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Entry;

constexpr std::size_t narrowest_with_columns = 60;
constexpr std::size_t shortest_text = 16;

// Which columns a list has, and how wide they are.
struct Columns {
    std::size_t id = model::shortest_prefix;
    std::size_t author = 0;   // 0: no such column
    std::size_t project = 0;
};

// A long name must not push the texts away.
std::string name_of(std::string_view name, const TextStyle& style) {
    const auto widest = std::clamp<std::size_t>(style.width / 6, 10, 20);
    return text::cut(text::for_terminal_line(name), widest, cut_mark(style));
}

Columns columns_for(std::span<const Entry> entries, const TextStyle& style) {
    Columns columns;
    std::set<std::string> authors;
    for (const auto& entry : entries) {
        columns.id = std::max(columns.id, entry.unique_letters);
        authors.insert(entry.author);
        if (style.width < narrowest_with_columns) continue;
        columns.author = std::max(columns.author, text::width(name_of(entry.author, style)));
        if (entry.project) {
            columns.project = std::max(columns.project, text::width(name_of(*entry.project, style)));
        }
    }
    if (authors.size() < 2) columns.author = 0;
    return columns;
}

void add_column(std::string& line, std::size_t& used, std::string_view text, std::size_t columns,
                Paint paint, const TextStyle& style) {
    if (columns == 0) return;
    line += painted(text, paint, style);
    line.append(columns - std::min(columns, text::width(text)) + 2, ' ');
    used += columns + 2;
}

std::size_t byte_of(std::string_view text, std::size_t code_point) {
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
        if (starts && code_point-- == 0) break;
    }
    return at;
}

// Without the words a long way before the first match, so that the match is seen.
std::string from_first_match(const std::string& text, const std::vector<Match>& found,
                             const TextStyle& style) {
    constexpr std::size_t most_before = 40;
    constexpr std::size_t kept_before = 20;
    if (!style.cut || found.empty() || found.front().start <= most_before) return text;
    return std::string(cut_mark(style)) + text.substr(byte_of(text, found.front().start - kept_before));
}

std::string with_marks(const std::string& text, std::span<const Mark> marks, const TextStyle& style) {
    std::string result;
    std::size_t done = 0;
    for (const auto& match : matches(text, marks)) {
        const auto start = byte_of(text, match.start);
        const auto end = byte_of(text, match.end);
        result += text.substr(done, start - done);
        const auto word = text.substr(start, end - start);
        result += style.colour ? painted(word, Paint::bold, style) : "*" + word + "*";
        done = end;
    }
    return result + text.substr(done);
}

// The text of an entry in at most `room` columns, marks included.
std::string fitted(const Entry& entry, std::size_t room, std::span<const Mark> marks,
                   const TextStyle& style) {
    std::string text = text::for_terminal_line(entry.line);
    const auto found = matches(text, marks);
    text = from_first_match(text, found, style);
    if (style.cut) {
        const std::size_t asterisks = style.colour ? 0 : 2 * found.size();
        text = text::cut(text, room - std::min(room, asterisks), cut_mark(style));
    }
    return marks.empty() ? text : with_marks(text, marks, style);
}

// What follows the columns: label, text, tags, facts; the text gives way, then the tags.
std::string content(const Entry& entry, std::size_t used, std::span<const Mark> marks,
                    const Reader& reader) {
    const auto& style = reader.style;
    const Label before = label(entry);
    std::string tags = text::for_terminal_line(tag_words(entry));
    const std::string after = facts(entry, reader);
    const auto spaced = [](std::string_view part) {
        return part.empty() ? 0 : text::width(part) + 2;
    };
    const std::size_t label_width = before.text.empty() ? 0 : text::width(before.text) + 1;
    std::size_t taken = used + label_width + spaced(tags) + spaced(after);
    if (style.cut && taken + shortest_text > style.width) {
        taken -= spaced(tags);
        tags.clear();
    }
    const std::size_t room = style.width > taken ? style.width - taken : shortest_text;
    std::string line = painted(before.text, before.paint, style);
    if (!before.text.empty()) line += ' ';
    line += fitted(entry, room, marks, style);
    if (!tags.empty()) line += "  " + painted(tags, Paint::green, style);
    if (!after.empty()) line += "  " + painted(after, Paint::dim, style);
    return line + '\n';
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

std::string group_key(const Entry& entry, ListGrouping grouping, const Reader& reader) {
    switch (grouping) {
        case ListGrouping::project: return entry.project.value_or("no project");
        case ListGrouping::person: return entry.author;
        case ListGrouping::kind: return std::string(model::name(entry.kind));
        case ListGrouping::day: break;
    }
    return day_heading(time::day_of(reader.zone.local(entry.at.at)), reader);
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
    std::ranges::stable_sort(entries, {}, [](const Entry& entry) { return entry.at.at; });
    const Columns columns = columns_for(entries, reader.style);
    const std::size_t dates = widest_date(entries, reader);
    std::vector<std::pair<std::string, std::string>> groups;
    for (const auto& entry : entries) {
        const std::string key = group_key(entry, grouping, reader);
        auto group = std::ranges::find(groups, key, [](const auto& known) { return known.first; });
        if (group == groups.end()) group = groups.insert(groups.end(), {key, {}});
        group->second += grouping == ListGrouping::day
                             ? line_in_day(entry, columns, reader)
                             : dated_line(entry, {}, columns, dates, reader);
    }
    if (grouping == ListGrouping::day && order == ListOrder::newest_day_first) {
        std::ranges::reverse(groups);
    }
    if (grouping != ListGrouping::day) std::ranges::sort(groups);
    std::string text;
    for (const auto& [heading, lines] : groups) {
        text += painted(text::for_terminal_line(heading), Paint::bold, reader.style) + '\n' + lines;
    }
    return text;
}

std::string list_summary(std::size_t shown, std::size_t total, std::size_t open_blockers,
                         const Reader& reader) {
    std::string text = fmt::format("{} of {}.", grouped(shown), counted(total, "entry", "entries"));
    if (open_blockers > 0) text += fmt::format("  {}.", counted(open_blockers, "open blocker", "open blockers"));
    return painted(text, Paint::dim, reader.style) + '\n';
}

std::string hits(std::span<const Entry> entries, std::span<const Mark> marks, const Reader& reader) {
    const Columns columns = columns_for(entries, reader.style);
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
