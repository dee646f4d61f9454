// One decision in full.
#include "trail/render/decision_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Decision;
using Names = std::vector<std::string>;

constexpr std::size_t label_columns = 10;
constexpr char indent[] = "  ";
constexpr std::size_t indent_columns = sizeof indent - 1;

std::size_t columns(const Reader& reader) {
    constexpr std::size_t narrowest = 24;
    return std::max(page_width(reader.style), narrowest) - indent_columns;
}

std::string day_text(time::Day day, const Reader& reader) {
    return reader.iso_dates ? time::iso_date(day) : time::long_date(day);
}

std::string joined(const Names& parts, std::string_view before, std::string_view between) {
    std::string text;
    for (const auto& part : parts) {
        text += fmt::format("{}{}{}", text.empty() ? "" : between, before, part);
    }
    return text::for_terminal_line(text);
}

// A proposal waits for its deadline; afterwards the deadline is only a fact.
std::string due_text(const Decision& decision, const Reader& reader) {
    if (!decision.due) return {};
    const auto local = reader.zone.local(*decision.due);
    const auto text =
        fmt::format("{} {}", day_text(time::day_of(local), reader), time::clock_text(local));
    if (decision.status != model::DecisionStatus::proposed) return text;
    if (*decision.due <= reader.now) return text + " (overdue)";
    return text + fmt::format(" ({} left)", time::duration_text(*decision.due - reader.now));
}

std::string facts(const Decision& decision, const Reader& reader) {
    const auto& entry = decision.entry;
    std::string text;
    const auto fact = [&](std::string_view label, const std::string& value) {
        if (value.empty()) return;
        const auto lines = text::wrap(value, columns(reader) - label_columns);
        for (std::size_t i = 0; i < lines.size(); ++i) {
            text += indent + text::padded(i == 0 ? label : "", label_columns) + lines[i] + "\n";
        }
    };
    const auto day = time::day_of(reader.zone.local(entry.at.at));
    fact("status", std::string(model::name(decision.status)));
    fact("project", text::for_terminal_line(entry.project.value_or("")));
    fact(decision.status == model::DecisionStatus::proposed ? "proposed" : "decided",
         day_text(day, reader));
    fact("by", decision.deciders.empty() ? text::for_terminal_line(entry.author)
                                         : joined(decision.deciders, "", ", "));
    fact("due", due_text(decision, reader));
    if (decision.review) fact("review", day_text(*decision.review, reader));
    fact("tags", joined(entry.tags, "+", " "));
    fact("people", joined(entry.people, "@", " "));
    fact("refs", joined(entry.refs, "", " "));
    fact("id", model::letters(entry.id));
    return text;
}

std::string block(std::string_view heading, std::string_view body, const Reader& reader) {
    std::string text = "\n" + painted(heading, Paint::bold, reader.style) + "\n";
    for (const auto& line : text::wrap(text::for_terminal_block(body), columns(reader))) {
        text += line.empty() ? "\n" : indent + line + "\n";
    }
    return text;
}

std::string options(const Decision& decision, const Reader& reader) {
    if (decision.options.empty()) return {};
    std::string text = "\n" + painted("Options", Paint::bold, reader.style) + "\n";
    for (std::size_t i = 0; i < decision.options.size(); ++i) {
        const bool won = decision.chosen && static_cast<std::size_t>(*decision.chosen) == i + 1;
        text += fmt::format("  {}  {}{}\n", i + 1, text::for_terminal_line(decision.options[i]),
                            won ? painted("  chosen", Paint::green, reader.style) : std::string());
    }
    return text;
}

}  // namespace

std::string decision_page(const Decision& decision, const Reader& reader) {
    std::string page =
        painted(model::decision_key(decision.number), Paint::yellow, reader.style) + "  " +
        painted(text::for_terminal_line(decision.entry.line), Paint::bold, reader.style) + "\n\n";
    page += facts(decision, reader) + options(decision, reader);
    if (decision.entry.body) page += block("Why", *decision.entry.body, reader);
    std::string consequences;
    for (const auto& consequence : decision.consequences) {
        consequences += (consequences.empty() ? "- " : "\n- ") + consequence;
    }
    if (!consequences.empty()) page += block("Consequences", consequences, reader);
    return page;
}

std::string decision_lines(const Decision& decision) {
    std::string text =
        fmt::format("decision\t{}\nstatus\t{}\n", model::decision_key(decision.number),
                    model::name(decision.status));
    const auto add = [&](std::string_view label, const Names& values) {
        for (const auto& value : values) {
            text += fmt::format("{}\t{}\n", label, text::for_field(value));
        }
    };
    add("option", decision.options);
    if (decision.chosen) text += fmt::format("chosen\t{}\n", *decision.chosen);
    add("consequence", decision.consequences);
    add("decider", decision.deciders);
    if (decision.due) {
        text += fmt::format("due\t{}\n", time::rfc3339({*decision.due, decision.entry.at.offset}));
    }
    if (decision.review) text += fmt::format("review\t{}\n", time::iso_date(*decision.review));
    return text;
}

}  // namespace trail::render
