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
constexpr std::size_t widest_page = 100;

std::string outcome(const Decision& decision) {
    if (!decision.chosen) return {};
    return decision.options[static_cast<std::size_t>(*decision.chosen) - 1];
}

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
    if (decision.chosen) text += ": " + text::for_terminal_line(outcome(decision));
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

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts)
        text += (text.empty() ? "" : ", ") + text::for_terminal_line(part);
    return text;
}

std::string block(std::string_view heading, std::string_view body, const Reader& reader) {
    std::string text = "\n" + painted(heading, Paint::bold, reader.style) + "\n";
    const std::size_t columns = std::clamp<std::size_t>(reader.style.width, 20, widest_page) - 2;
    for (const auto& line : text::wrap(text::for_terminal_block(body), columns)) {
        text += line.empty() ? "\n" : "  " + line + "\n";
    }
    return text;
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
        const std::size_t room =
            reader.style.width > used + shortest_text ? reader.style.width - used : shortest_text;
        const std::string title = title_text(decisions[i]);
        page += "  " + cell(row.key, 0, Paint::yellow) +
                cell(row.status, 1, status_paint(decisions[i].status)) +
                cell(row.day, 2, Paint::dim) + cell(row.author, 3, Paint::dim) +
                cell(row.project, 4, Paint::cyan) +
                (reader.style.cut ? text::cut(title, room, cut_mark(reader.style)) : title) + "\n";
    }
    return page;
}

std::string decision_page(const Decision& decision, const Reader& reader) {
    const auto& style = reader.style;
    std::string page = painted(model::decision_key(decision.number), Paint::yellow, style) + "  " +
                       painted(text::for_terminal_line(decision.entry.line), Paint::bold, style) +
                       "\n\n";
    const auto fact = [&](std::string_view label, const std::string& value) {
        if (value.empty()) return;
        page += fmt::format("  {}{}\n", text::padded(label, 10), value);
    };
    fact("status", std::string(model::name(decision.status)));
    fact("project", text::for_terminal_line(decision.entry.project.value_or("")));
    fact("decided", day_text(decision, reader));
    fact("by", decision.deciders.empty() ? text::for_terminal_line(decision.entry.author)
                                         : joined(decision.deciders));
    if (decision.review) fact("review", time::long_date(*decision.review));
    fact("id", model::letters(decision.entry.id));
    if (!decision.options.empty()) {
        page += "\n" + painted("Options", Paint::bold, style) + "\n";
        for (std::size_t i = 0; i < decision.options.size(); ++i) {
            const bool won = decision.chosen && static_cast<std::size_t>(*decision.chosen) == i + 1;
            page += fmt::format("  {}  {}{}\n", i + 1, text::for_terminal_line(decision.options[i]),
                                won ? painted("  chosen", Paint::green, style) : std::string());
        }
    }
    if (decision.entry.body) page += block("Why", *decision.entry.body, reader);
    std::string consequences;
    for (const auto& consequence : decision.consequences) consequences += "- " + consequence + "\n";
    if (!consequences.empty()) {
        consequences.pop_back();
        page += block("Consequences", consequences, reader);
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
