// What happened to one entry.
#include "trail/render/entry_history.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "render/entry_words.hpp"
#include "render/paint.hpp"
#include "trail/model/decision.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Entry;
using Text = std::optional<std::string>;

constexpr std::size_t widest_page = 100;
constexpr std::size_t narrowest_with_columns = 60;
constexpr std::size_t shortest_text = 20;

void add_items(std::vector<FieldChange>& found, std::string_view field,
               const std::vector<std::string>& before, const std::vector<std::string>& after) {
    const auto has = [](const std::vector<std::string>& list, const std::string& item) {
        return std::ranges::find(list, item) != list.end();
    };
    for (const auto& item : before) {
        if (!has(after, item)) found.push_back({std::string(field), item, std::nullopt});
    }
    for (const auto& item : after) {
        if (!has(before, item)) found.push_back({std::string(field), std::nullopt, item});
    }
}

template <class Named>
Text name_of(const std::optional<Named>& value) {
    if (!value) return std::nullopt;
    return std::string(model::name(*value));
}

Text decision_status(const Entry& entry) {
    if (!entry.decision) return std::nullopt;
    return std::string(model::name(entry.decision->status));
}

Text closed_at(const Entry& entry) {
    if (!entry.closed_at) return std::nullopt;
    return time::rfc3339({*entry.closed_at, entry.at.offset});
}

Text revision(const Entry& entry) {
    if (!entry.source) return std::nullopt;
    return entry.source->revision;
}

Text breaking(const Entry& entry) {
    return std::string(entry.breaking ? "true" : "false");
}

std::string moment(const std::string& rfc3339, const Reader& reader) {
    const auto stamp = time::parse_rfc3339(rfc3339);
    if (!stamp) return rfc3339;
    const auto local = reader.zone.local(stamp->at);
    const auto day = time::day_of(local);
    return fmt::format("{} {}", reader.iso_dates ? time::iso_date(day) : time::long_date(day),
                       time::clock_text(local));
}

bool is_item(const FieldChange& change) {
    return change.field == "tag" || change.field == "person" || change.field == "ref";
}

std::string from_to(const FieldChange& change, const Reader& reader) {
    const auto shown = [&](const Text& value) {
        if (!value) return std::string("none");
        if (change.field == "at") return moment(*value, reader);
        return change.field == "text" ? fmt::format("\"{}\"", *value) : *value;
    };
    const std::string_view label = change.field == "at" ? "time" : std::string_view(change.field);
    return fmt::format("{} {} -> {}", label, shown(change.from), shown(change.to));
}

std::string change_text(const FieldChange& change, const Reader& reader) {
    if (is_item(change)) {
        return change.from ? fmt::format("{} -{}", change.field, *change.from)
                           : fmt::format("{} +{}", change.field, *change.to);
    }
    if (change.field == "body") {
        return !change.from ? "body added" : !change.to ? "body removed" : "body changed";
    }
    if (change.field == "closed_at" && !change.from) return "closed";
    if (change.field == "closed_at" && !change.to) return "open again";
    if (change.field == "closed_at") return "closed " + moment(*change.to, reader);
    if (change.field == "breaking") return change.to == "true" ? "breaking" : "no longer breaking";
    return from_to(change, reader);
}

std::string told(const HistoryStep& step, const Reader& reader) {
    if (step.added) return "written";
    if (step.command == "rm") return "removed";
    return changes_text(step.changes, reader);
}

// What stands before the changes; the columns of each are as wide as the widest.
struct Cells {
    std::string operation, when, author, command;
};

Cells cells_of(const HistoryStep& step, const Reader& reader) {
    const auto local = reader.zone.local(step.at);
    const auto day = time::day_of(local);
    return {fmt::format("op {}", step.operation),
            fmt::format("{} {}", reader.iso_dates ? time::iso_date(day) : time::long_date(day),
                        time::clock_text(local)),
            text::for_terminal_line(step.author), text::for_terminal_line(step.command)};
}

constexpr std::array columns{&Cells::operation, &Cells::when, &Cells::author, &Cells::command};

// The changes beside the cells or, on a narrow terminal, below them; long ones go on under their
// beginning.
std::string step_text(const Cells& cells, const std::array<std::size_t, columns.size()>& widths,
                      const std::string& changes, const Reader& reader) {
    std::size_t start = 2;
    for (const auto column : widths) start += column + 2;
    const auto width = std::min(reader.style.width, widest_page);
    const bool is_below = width < narrowest_with_columns || start + shortest_text > width;
    if (is_below) start = 4;
    std::string text = "  ";
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool is_last = i + 1 == columns.size() && (is_below || changes.empty());
        text += painted(cells.*columns[i], i == 0 ? Paint::yellow : Paint::dim, reader.style);
        if (!is_last) text.append(widths[i] - text::width(cells.*columns[i]) + 2, ' ');
    }
    const auto lines = text::wrap(changes, std::max(width, start + shortest_text) - start);
    for (std::size_t i = 0; i < lines.size() && !changes.empty(); ++i) {
        if (i > 0 || is_below) text += '\n' + std::string(start, ' ');
        text += lines[i];
    }
    return text + '\n';
}

}  // namespace

std::vector<FieldChange> changes(const Entry& before, const Entry& after) {
    std::vector<FieldChange> found;
    const auto add = [&](std::string_view field, const Text& from, const Text& to) {
        if (from != to) found.push_back({std::string(field), from, to});
    };
    add("kind", std::string(model::name(before.kind)), std::string(model::name(after.kind)));
    add("text", before.line, after.line);
    add("body", before.body, after.body);
    add("project", before.project, after.project);
    add_items(found, "tag", before.tags, after.tags);
    add_items(found, "person", before.people, after.people);
    add_items(found, "ref", before.refs, after.refs);
    add("author", before.author, after.author);
    add("at", time::rfc3339(before.at), time::rfc3339(after.at));
    // What can no longer be open has not been opened again.
    if (model::can_be_open(after.kind)) add("closed_at", closed_at(before), closed_at(after));
    add("status", name_of(before.health), name_of(after.health));
    add("status", decision_status(before), decision_status(after));
    add("breaking", breaking(before), breaking(after));
    add("commit", revision(before), revision(after));
    return found;
}

std::string changes_text(std::span<const FieldChange> changes, const Reader& reader) {
    std::string text;
    for (const auto& change : changes) {
        text += (text.empty() ? "" : ", ") + change_text(change, reader);
    }
    return text::for_terminal_line(text);
}

std::string entry_history(const Entry& entry, std::span<const HistoryStep> steps,
                          const Reader& reader) {
    const auto room = std::min(reader.style.width, widest_page);
    std::string text =
        painted_id(entry, model::id_length, reader.style) + "\n  " +
        painted(text::cut(text::for_terminal_line(entry.line),
                          room - std::min<std::size_t>(room, 2), cut_mark(reader.style)),
                Paint::bold, reader.style) +
        "\n\n";
    std::vector<Cells> rows;
    std::array<std::size_t, columns.size()> widths{};
    for (const auto& step : steps) {
        rows.push_back(cells_of(step, reader));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            widths[i] = std::max(widths[i], text::width(rows.back().*columns[i]));
        }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        text += step_text(rows[i], widths, told(steps[i], reader), reader);
    }
    return text;
}

void write_history(text::JsonWriter& json, const Entry& entry, std::span<const HistoryStep> steps) {
    const auto write = [&json](const Text& value) { value ? json.value(*value) : json.null(); };
    json.begin_array();
    for (const auto& step : steps) {
        json.begin_object();
        json.key("op").value(step.operation);
        json.key("at").value(time::rfc3339({step.at, entry.at.offset}));
        json.key("author").value(step.author);
        json.key("command").value(step.command);
        json.key("changes").begin_array();
        for (const auto& change : step.changes) {
            json.begin_object();
            json.key("field").value(change.field);
            json.key("from");
            write(change.from);
            json.key("to");
            write(change.to);
            json.end_object();
        }
        json.end_array();
        json.end_object();
    }
    json.end_array();
}

std::string history_lines(const Entry& entry, std::span<const HistoryStep> steps) {
    std::string text;
    for (const auto& step : steps) {
        const auto start = fmt::format("{}\t{}\t{}\t{}\t{}", model::letters(entry.id),
                                       step.operation, time::rfc3339({step.at, entry.at.offset}),
                                       text::for_field(step.author), text::for_field(step.command));
        for (const auto& change : step.changes) {
            text += fmt::format("{}\t{}\t{}\t{}\n", start, change.field,
                                text::for_field(change.from.value_or("")),
                                text::for_field(change.to.value_or("")));
        }
        if (step.changes.empty()) text += start + "\t\t\t\n";
    }
    return text;
}

}  // namespace trail::render
