// One entry in full.
#include "trail/render/entry_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/ask_page.hpp"
#include "render/decision_words.hpp"
#include "render/digest_words.hpp"
#include "render/entry_words.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Entry;

constexpr std::size_t widest_page = 100;
constexpr std::size_t narrowest_with_columns = 60;
constexpr std::size_t narrowest = 20;
constexpr std::size_t after_label = 3;
constexpr char indent[] = "  ";
constexpr std::size_t indent_columns = sizeof indent - 1;

struct Fact {
    std::string label;
    std::string value;
    Paint paint = Paint::none;
};

std::size_t page_columns(const Reader& reader) {
    return std::clamp(reader.style.width, narrowest, widest_page);
}

std::string joined(const std::vector<std::string>& parts, std::string_view before) {
    std::string text;
    for (const auto& part : parts)
        text += fmt::format("{}{}{}", text.empty() ? "" : " ", before, part);
    return text::for_terminal_line(text);
}

std::string moment(time::LocalTime local, const Reader& reader) {
    const auto day = time::day_of(local);
    return fmt::format("{} {}", reader.iso_dates ? time::iso_date(day) : time::long_date(day),
                       time::clock_text(local));
}

// The reader's clock and, when it showed something else, the author's.
std::string when(const Entry& entry, const Reader& reader) {
    const auto here = reader.zone.local(entry.at.at);
    const auto there = time::local_time(entry.at);
    std::string text = moment(here, reader);
    if (here == there) return text;
    const auto day = time::day_of(there);
    return text + fmt::format(" ({}{} for {})",
                              day == time::day_of(here) ? "" : time::short_date(day) + " ",
                              time::clock_text(there), text::for_terminal_line(entry.author));
}

std::string state(const Entry& entry, const Reader& reader) {
    std::string words(model::name(entry.kind));
    if (entry.health) words += fmt::format(", {}", model::name(*entry.health));
    if (entry.breaking) words += ", breaking";
    if (entry.closed_at) return words + ", closed";
    if (!model::is_open(entry)) return words;
    if (reader.now < entry.at.at) return words + ", planned";
    return words + ", open " + time::duration_text(reader.now - entry.at.at);
}

std::string commit(const model::CommitSource& source) {
    return text::for_terminal_line(fmt::format("{} ({}{}{})", source.revision, source.repository,
                                               source.branch.empty() ? "" : ", ", source.branch));
}

std::vector<Fact> facts(const EntryPage& page, const Reader& reader) {
    const Entry& entry = page.entry;
    std::vector<Fact> found;
    const auto add = [&](std::string label, std::string value, Paint paint = Paint::none) {
        if (!value.empty()) found.push_back({std::move(label), std::move(value), paint});
    };
    const auto zoned = [&](time::Instant at) { return moment(reader.zone.local(at), reader); };
    const auto author = text::for_terminal_line(entry.author);
    const auto full_name = text::for_terminal_line(page.author_full_name);
    add("project", text::for_terminal_line(entry.project.value_or("")), Paint::cyan);
    add("author", full_name.empty() ? author : fmt::format("{} ({})", author, full_name));
    add("when", when(entry, reader));
    if (entry.closed_at) {
        add("closed", zoned(*entry.closed_at) + (page.closed_by ? ", by " + *page.closed_by : ""));
    }
    add("tags", joined(entry.tags, "+"), Paint::green);
    add("refs", joined(entry.refs, ""));
    add("people", joined(entry.people, "@"));
    add("closes", joined(page.closes, ""));
    // A minute between is only the time it took to write.
    const bool is_late =
        entry.created_at - entry.at.at >= std::chrono::minutes{1} || entry.at.at > entry.created_at;
    if (is_late) add("written", zoned(entry.created_at));
    if (entry.updated_at && page.changes.count == 0) add("changed", zoned(*entry.updated_at));
    if (entry.source) add("commit", commit(*entry.source));
    if (entry.reply) {
        add("reply", fmt::format("{}, {}", model::decision_key(entry.reply->decision),
                                 position_words(*entry.reply)));
    }
    if (entry.answer) {
        add("reply", fmt::format("{}, to {}", act_words(*entry.answer),
                                 page.answers.value_or(model::letters(entry.answer->ask))));
    }
    if (page.ask) {
        for (auto& [label, value] : ask_facts(*page.ask, reader)) add(label, value);
    }
    const auto key = model::short_id(entry);
    if (entry.raw) add("bytes", fmt::format("some were not text: trail show {} --raw", key));
    add("history", changes_line(page.changes, key, reader));
    return found;
}

// One or two facts beside each other.
struct Row {
    Fact left;
    std::optional<Fact> right;
};

// Where the right one of two facts begins.
std::size_t right_start(const Reader& reader) {
    return page_columns(reader) / 2 - 1;
}

std::vector<Row> rows_of(std::vector<Fact> facts, const Reader& reader) {
    constexpr std::size_t label_columns = 7 + after_label;
    const bool has_columns = reader.style.width >= narrowest_with_columns;
    const auto fits = [&](const Fact& fact, std::size_t columns) {
        return has_columns && label_columns + text::width(fact.value) <= columns;
    };
    const auto left = right_start(reader) - indent_columns - 1;
    const auto right = page_columns(reader) - right_start(reader);
    std::vector<Row> rows;
    for (auto& fact : facts) {
        const bool has_room = !rows.empty() && !rows.back().right && fits(rows.back().left, left);
        if (has_room && fits(fact, right)) {
            rows.back().right = std::move(fact);
        } else {
            rows.push_back({std::move(fact), std::nullopt});
        }
    }
    return rows;
}

std::string labelled(const Fact& fact, std::size_t columns, const Reader& reader) {
    return painted(fact.label, Paint::dim, reader.style) +
           std::string(columns - std::min(columns, fact.label.size()), ' ') +
           painted(fact.value, fact.paint, reader.style);
}

// A long value goes on below its beginning.
std::string long_row(const Fact& fact, std::size_t label_columns, const Reader& reader) {
    const auto used = indent_columns + label_columns;
    std::string text;
    for (auto& line : text::wrap(fact.value, page_columns(reader) - used)) {
        const Fact part{text.empty() ? fact.label : "", std::move(line), fact.paint};
        text += indent + labelled(part, label_columns, reader) + '\n';
    }
    return text;
}

std::string table(const std::vector<Row>& rows, const Reader& reader) {
    std::size_t left = 0;
    std::size_t right = 0;
    for (const auto& row : rows) {
        left = std::max(left, row.left.label.size() + after_label);
        if (row.right) right = std::max(right, row.right->label.size() + after_label);
    }
    const auto half = right_start(reader);
    std::string text;
    for (const auto& row : rows) {
        if (!row.right) {
            text += long_row(row.left, left, reader);
            continue;
        }
        const auto used = indent_columns + left + text::width(row.left.value);
        text += indent + labelled(row.left, left, reader) +
                std::string(half - std::min(half, used), ' ') +
                labelled(*row.right, right, reader) + '\n';
    }
    return text;
}

std::string block(std::string_view body, Paint paint, const Reader& reader) {
    std::string text;
    for (const auto& line : text::wrap(body, page_columns(reader) - indent_columns)) {
        text += line.empty() ? "\n" : indent + painted(line, paint, reader.style) + '\n';
    }
    return text;
}

std::string without_final_newlines(std::string text) {
    text.erase(text.find_last_not_of('\n') + 1);
    return text;
}

}  // namespace

std::string changes_line(const PastChanges& changes, const std::string& key, const Reader& reader) {
    if (changes.count == 0) return {};
    const auto since = reader.now - changes.at;
    const auto ago =
        since < std::chrono::minutes{1} ? "just now" : time::duration_text(since) + " ago";
    return fmt::format(
        "{}, {} by {} {}: trail show {} --history", counted(changes.count, "change", "changes"),
        changes.count == 1 ? "made" : "last", text::for_terminal_line(changes.author), ago, key);
}

std::string entry_page(const EntryPage& page, const Reader& reader) {
    const auto& entry = page.entry;
    if (page.decision) {
        const auto changes = changes_line(page.changes, model::short_id(entry), reader);
        return decision_page(*page.decision, reader) +
               (changes.empty() ? "" : "\n" + (indent + changes) + '\n');
    }
    const auto words = page.ask ? ask_state(*page.ask) : state(entry, reader);
    std::string text = painted_id(entry, model::id_length, reader.style) + "  " + words + '\n';
    text += block(text::for_terminal_line(entry.line), Paint::bold, reader);
    if (entry.body) {
        const auto body = without_final_newlines(text::for_terminal_block(*entry.body));
        text += '\n' + block(body, Paint::none, reader);
    }
    text += '\n' + table(rows_of(facts(page, reader), reader), reader);
    return page.ask ? text + ask_replies(*page.ask, reader) : text;
}

std::string entry_lines(const EntryPage& page) {
    const auto& entry = page.entry;
    std::string text;
    const auto add = [&](std::string_view label, std::string_view value) {
        if (!value.empty()) text += fmt::format("{}\t{}\n", label, text::for_field(value));
    };
    const auto moment = [&](time::Instant at) { return time::rfc3339({at, entry.at.offset}); };
    add("id", model::letters(entry.id));
    add("at", time::rfc3339(entry.at));
    add("author", entry.author);
    add("kind", model::name(entry.kind));
    add("project", entry.project.value_or(""));
    add("text", entry.line);
    add("body", entry.body.value_or(""));
    for (const auto& tag : entry.tags) add("tag", tag);
    for (const auto& person : entry.people) add("person", person);
    for (const auto& ref : entry.refs) add("ref", ref);
    for (const auto& closed : entry.closes) add("closes", model::letters(closed));
    if (entry.closed_at) add("closed_at", moment(*entry.closed_at));
    if (entry.closed_by) add("closed_by", model::letters(*entry.closed_by));
    if (entry.health) add("status", model::name(*entry.health));
    if (entry.source) add("commit", entry.source->revision);
    if (entry.reply) {
        add("reply", model::decision_key(entry.reply->decision));
        add("position", model::name(entry.reply->position));
        if (entry.reply->option) add("option", std::to_string(*entry.reply->option));
    }
    text += ask_lines(entry, page.ask ? page.ask->version : "");
    add("created_at", moment(entry.created_at));
    if (entry.updated_at) add("updated_at", moment(*entry.updated_at));
    return page.decision ? text + decision_lines(*page.decision) : text;
}

}  // namespace trail::render
