// Decisions for a person at a terminal.
#include "trail/render/decision_list.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Decision;

constexpr std::size_t shortest_text = 16;

Paint status_paint(model::DecisionStatus status) {
    if (status == model::DecisionStatus::accepted) return Paint::green;
    return status == model::DecisionStatus::proposed ? Paint::yellow : Paint::dim;
}

std::string day_text(const Decision& decision, const Reader& reader) {
    const auto day = time::day_of(reader.zone.local(decision.entry.at.at));
    return reader.iso_dates ? time::iso_date(day) : time::long_date(day);
}

std::string title_text(const Decision& decision) {
    std::string text = text::for_terminal_line(decision.entry.line);
    if (const auto won = model::outcome(decision)) text += ": " + text::for_terminal_line(*won);
    return text;
}

struct Cells {
    std::string key, status, day, author, project;
};

Cells cells_of(const Decision& decision, const Reader& reader) {
    return {model::decision_key(decision.number), std::string(model::name(decision.status)),
            day_text(decision, reader), text::for_terminal_line(decision.entry.author),
            text::for_terminal_line(decision.entry.project.value_or(""))};
}

// The day that matters next: "  (review Fri 1 May 2027)", "  (overdue since Fri 20 Nov 2026)".
std::string next_day(const Decision& decision, const Reader& reader) {
    if (is_narrow(reader.style)) return {};
    const auto text_of = [&](time::Day day) {
        return reader.iso_dates ? time::iso_date(day) : time::long_date(day);
    };
    const auto day_of = [&](time::Instant at) { return time::day_of(reader.zone.local(at)); };
    if (decision.status == model::DecisionStatus::proposed && decision.due) {
        const bool is_late = model::is_overdue(decision, reader.now);
        return fmt::format("  ({} {})", is_late ? "overdue since" : "due",
                           text_of(day_of(*decision.due)));
    }
    if (decision.superseded_by) {
        return fmt::format("  (by {})", model::decision_key(*decision.superseded_by));
    }
    const bool holds = decision.status == model::DecisionStatus::accepted;
    if (!holds || !decision.review) return {};
    const bool has_come = model::is_up_for_review(decision, day_of(reader.now));
    return fmt::format("  (review {}{})", has_come ? "was due " : "", text_of(*decision.review));
}

}  // namespace

std::string decision_list(std::span<const Decision> decisions, const Reader& reader) {
    std::vector<Cells> rows;
    std::size_t widths[5] = {};
    for (const auto& decision : decisions) {
        rows.push_back(cells_of(decision, reader));
        const Cells& row = rows.back();
        std::size_t column = 0;
        for (const auto* cell : {&row.key, &row.status, &row.day, &row.author, &row.project}) {
            widths[column] = std::max(widths[column], text::width(*cell));
            ++column;
        }
    }
    std::string page;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Cells& row = rows[i];
        const auto cell = [&](const std::string& value, std::size_t column, Paint paint) {
            if (widths[column] == 0) return std::string();
            return painted(value, paint, reader.style) +
                   std::string(widths[column] - text::width(value) + 2, ' ');
        };
        std::size_t used = 2;
        for (const auto width : widths) used += width == 0 ? 0 : width + 2;
        std::string next = next_day(decisions[i], reader);
        if (used + text::width(next) + shortest_text > reader.style.width) next.clear();
        used += text::width(next);
        const std::size_t room =
            reader.style.width > used + shortest_text ? reader.style.width - used : shortest_text;
        const std::string title = title_text(decisions[i]);
        page += "  " + cell(row.key, 0, Paint::yellow) +
                cell(row.status, 1, status_paint(decisions[i].status)) +
                cell(row.day, 2, Paint::dim) + cell(row.author, 3, Paint::dim) +
                cell(row.project, 4, Paint::cyan) +
                (reader.style.cut ? text::cut(title, room, cut_mark(reader.style)) : title) +
                painted(next, Paint::dim, reader.style) + "\n";
    }
    return page;
}

std::string pipe_line(const Decision& decision) {
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", model::decision_key(decision.number),
                       time::rfc3339(decision.entry.at), text::for_field(decision.entry.author),
                       model::name(decision.status),
                       text::for_field(decision.entry.project.value_or("")),
                       text::for_field(decision.entry.line));
}

}  // namespace trail::render
