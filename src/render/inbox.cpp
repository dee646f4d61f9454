// An inbox for a person at a terminal and for a pipe.
#include "trail/render/inbox.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using report::Inbox;
using report::Waiting;

constexpr std::size_t shortest_text = 16;
constexpr std::size_t readable_text = 40;  // less of a question beside its time says too little

struct Row {
    std::string key, who, text, when;
    bool is_late = false;
};

struct Section {
    std::string title;
    std::vector<Row> rows;
};

std::string moment_words(time::Instant at, const Reader& reader) {
    const auto local = reader.zone.local(at);
    const auto day = time::day_of(local);
    return fmt::format("{} {}", reader.iso_dates ? time::iso_date(day) : time::short_date(day),
                       time::clock_text(local));
}

std::string coming(std::string_view word, time::Instant at, const Reader& reader) {
    return fmt::format("{} {}, in {}", word, moment_words(at, reader),
                       time::duration_text(at - reader.now));
}

std::string answer_words(const model::Receiver& receiver, const Reader& reader) {
    const auto by = model::deadline(receiver);
    if (!by) return "no deadline";
    if (receiver.eta) return "promised by " + moment_words(*receiver.eta, reader);
    const auto& expected = receiver.by.expected;
    if (!expected || *expected <= reader.now) return coming("due", *by, reader);
    return fmt::format("expected {}, due {}",
                       time::short_date(time::day_of(reader.zone.local(*expected))),
                       moment_words(*by, reader));
}

std::string when_words(const model::Receiver& receiver, const Reader& reader) {
    const auto by = model::deadline(receiver);
    if (model::is_overdue(receiver, reader.now)) {
        return "overdue since " + moment_words(*by, reader);
    }
    if (by && model::is_to_acknowledge(receiver)) return coming("due", *by, reader);
    return answer_words(receiver, reader);
}

std::string_view seen_words(const model::Receiver& receiver) {
    if (receiver.state == model::AskState::acknowledged) return "acknowledged";
    return receiver.by.acknowledge ? "not acknowledged" : "";
}

Row row_of(const Waiting& waiting, const std::string& who, std::string_view seen,
           const Reader& reader) {
    const auto& ask = waiting.exchange.ask;
    auto when = when_words(waiting.receiver, reader);
    if (!seen.empty()) when += fmt::format(", {}", seen);
    return {model::short_id(ask), text::for_terminal_line(who),
            fmt::format("\"{}\"", text::for_terminal_line(ask.line)), std::move(when),
            model::is_overdue(waiting.receiver, reader.now)};
}

Row row_of(const model::Decision& decision, const Reader& reader) {
    const bool is_late = model::is_overdue(decision, reader.now);
    std::string when;
    if (decision.due) {
        when = fmt::format("{} {}", is_late ? "overdue since" : "until",
                           moment_words(*decision.due, reader));
    }
    return {model::decision_key(decision.number), text::for_terminal_line(decision.entry.author),
            text::for_terminal_line(decision.entry.line), std::move(when), is_late};
}

std::vector<Section> sections_of(const Inbox& inbox, std::string_view person,
                                 const Reader& reader) {
    const auto name = text::for_terminal_line(person);
    std::vector<Section> sections{
        {"TO ACKNOWLEDGE", {}},
        {"TO ANSWER", {}},
        {person.empty() ? "DECISIONS WAITING FOR YOUR INPUT" : "DECISIONS WAITING FOR INPUT", {}},
        {person.empty() ? "YOU WAIT FOR" : name + " WAITS FOR", {}}};
    for (const auto& waiting : inbox.to_acknowledge) {
        sections[0].rows.push_back(row_of(waiting, waiting.exchange.ask.author, "", reader));
    }
    for (const auto& waiting : inbox.to_answer) {
        const bool is_seen = waiting.receiver.state == model::AskState::acknowledged;
        sections[1].rows.push_back(row_of(waiting, waiting.exchange.ask.author,
                                          is_seen ? seen_words(waiting.receiver) : "", reader));
    }
    for (const auto& decision : inbox.decisions) {
        sections[2].rows.push_back(row_of(decision, reader));
    }
    for (const auto& waiting : inbox.sent) {
        sections[3].rows.push_back(
            row_of(waiting, waiting.receiver.person, seen_words(waiting.receiver), reader));
    }
    std::erase_if(sections, [](const Section& section) { return section.rows.empty(); });
    return sections;
}

struct Widths {
    std::size_t key = 0, who = 0, text = 0, when = 0;
    bool is_stacked = false;  // the time has a line of its own below the text
};

Widths widths_of(const std::vector<Section>& sections, const Reader& reader) {
    Widths widths;
    for (const auto& section : sections) {
        for (const auto& row : section.rows) {
            widths.key = std::max(widths.key, text::width(row.key));
            widths.who = std::max(widths.who, text::width(row.who));
            widths.text = std::max(widths.text, text::width(row.text));
            widths.when = std::max(widths.when, text::width(row.when));
        }
    }
    const auto used = 2 + widths.key + 2 + widths.who + 2 + 2 + widths.when;
    const auto room = std::max(reader.style.width, used + shortest_text) - used;
    if (!reader.style.cut || widths.text <= room) return widths;
    widths.is_stacked = room < readable_text;
    const auto beside = 2 + widths.key + 2 + widths.who + 2;
    const auto alone = std::max(reader.style.width, beside + shortest_text) - beside;
    widths.text = std::min(widths.text, widths.is_stacked ? alone : room);
    return widths;
}

std::string filled(const std::string& value, std::size_t columns) {
    return value + std::string(columns - std::min(columns, text::width(value)) + 2, ' ');
}

std::string line_of(const Row& row, const Widths& widths, const Reader& reader) {
    const auto paint = row.is_late ? Paint::red : Paint::dim;
    const auto shown = text::cut(row.text, widths.text, cut_mark(reader.style));
    const auto when = row.when.empty() ? "" : painted(row.when, paint, reader.style);
    std::string line = "  " + painted(row.key, Paint::yellow, reader.style) +
                       std::string(widths.key - text::width(row.key) + 2, ' ') +
                       filled(row.who, widths.who) + filled(shown, widths.text);
    if (widths.is_stacked && !when.empty()) {
        line.erase(line.find_last_not_of(' ') + 1);
        line += '\n' + std::string(2 + widths.key + 2 + widths.who + 2, ' ');
    }
    line += when;
    line.erase(line.find_last_not_of(' ') + 1);
    return line + '\n';
}

std::string counts(const Inbox& inbox, const Reader& reader) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, std::string_view words) {
        if (count > 0) parts.push_back(fmt::format("{} {}", count, words));
    };
    add(inbox.to_acknowledge.size(), "to acknowledge");
    add(inbox.to_answer.size(), "to answer");
    add(inbox.decisions.size(), inbox.decisions.size() == 1 ? "decision" : "decisions");
    const auto late = std::ranges::count_if(inbox.sent, [&](const Waiting& waiting) {
        return model::is_overdue(waiting.receiver, reader.now);
    });
    add(inbox.sent.size(), late == 0 ? "waiting" : fmt::format("waiting ({} overdue)", late));
    std::string text;
    for (const auto& part : parts) text += (text.empty() ? "" : ", ") + part;
    return text;
}

std::string field_line(const Waiting& waiting, std::string_view box, const Reader& reader) {
    const auto& ask = waiting.exchange.ask;
    const auto by = model::deadline(waiting.receiver);
    const auto due = by ? time::rfc3339(reader.zone.stamp(*by)) : std::string();
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", model::letters(ask.id), box,
                       text::for_field(ask.author), text::for_field(waiting.receiver.person),
                       model::is_overdue(waiting.receiver, reader.now)
                           ? "overdue"
                           : model::name(waiting.receiver.state),
                       due, text::for_field(ask.line));
}

std::string field_line(const model::Decision& decision, const Reader& reader) {
    const auto due = decision.due ? time::rfc3339(reader.zone.stamp(*decision.due)) : std::string();
    return fmt::format("{}\tdecide\t{}\t\t{}\t{}\t{}\n", model::decision_key(decision.number),
                       text::for_field(decision.entry.author),
                       model::is_overdue(decision, reader.now) ? "overdue" : "proposed", due,
                       text::for_field(decision.entry.line));
}

}  // namespace

std::string inbox_page(const Inbox& inbox, std::string_view person, const Reader& reader) {
    const auto sections = sections_of(inbox, person, reader);
    if (sections.empty()) return {};
    const auto widths = widths_of(sections, reader);
    std::string page;
    for (const auto& section : sections) {
        page += painted(section.title, Paint::bold, reader.style) + '\n';
        for (const auto& row : section.rows) page += line_of(row, widths, reader);
    }
    return page + counts(inbox, reader) + '\n';
}

std::string ended_lines(const AskPage& page) {
    const auto& ask = page.exchange.ask;
    std::string lines;
    for (const auto& receiver : page.receivers)
        lines += fmt::format("{}\tover\t{}\t{}\t{}\t\t{}\n", model::letters(ask.id),
                             text::for_field(ask.author), text::for_field(receiver.person),
                             model::name(receiver.state), text::for_field(ask.line));
    return lines;
}

std::string inbox_lines(const Inbox& inbox, const Reader& reader) {
    std::string lines;
    for (const auto& waiting : inbox.to_acknowledge) lines += field_line(waiting, "ack", reader);
    for (const auto& waiting : inbox.to_answer) lines += field_line(waiting, "answer", reader);
    for (const auto& decision : inbox.decisions) lines += field_line(decision, reader);
    for (const auto& waiting : inbox.sent) lines += field_line(waiting, "sent", reader);
    return lines;
}

}  // namespace trail::render
