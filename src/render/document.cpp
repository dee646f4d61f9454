// Entries as a document to read.
#include "trail/render/document.hpp"

#include <fmt/format.h>

#include "render/entry_words.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {
namespace {

std::string facts_of(const model::Entry& entry) {
    std::string facts = entry.author;
    if (entry.project) facts += ", " + *entry.project;
    if (entry.source) facts += ", " + entry.source->revision.substr(0, 7);
    return facts;
}

}  // namespace

std::string Document::safe(std::string_view text) const {
    return markdown_ ? text::for_markdown(text) : text::for_terminal_line(text);
}

std::string Document::heading(const model::Entry& entry) {
    const auto day = time::day_of(zone_.local(entry.at.at));
    if (day_ == day) return {};
    const bool first = !day_;
    day_ = day;
    return fmt::format("{}{}{}\n\n", first ? "" : "\n", markdown_ ? "## " : "",
                       time::long_date(day));
}

// Bodies are Markdown of their author's; every line is kept inside the list item.
std::string Document::quoted_body(const std::string& body) const {
    std::string text;
    std::string_view rest = body;
    while (!rest.empty()) {
        const auto line = rest.substr(0, rest.find('\n'));
        text += line.empty() ? "\n" : "  " + safe(line) + "\n";
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
    return "\n" + text;
}

std::string Document::entry(const model::Entry& entry) {
    const std::string before = label(entry).text;
    std::string text = heading(entry) + "- ";
    if (!before.empty()) text += safe(before) + " ";
    text += fmt::format("{} ({})\n", safe(entry.line), safe(facts_of(entry)));
    if (entry.body) text += quoted_body(*entry.body);
    return text;
}

std::string Document::decision(const model::Decision& decision) {
    std::string text = entry(decision.entry);
    for (std::size_t i = 0; i < decision.options.size(); ++i) {
        const bool chosen = decision.chosen && static_cast<std::size_t>(*decision.chosen) == i + 1;
        text += fmt::format("  - {}{}\n", safe(decision.options[i]), chosen ? " (chosen)" : "");
    }
    for (const auto& consequence : decision.consequences) {
        text += fmt::format("  - {}\n", safe(consequence));
    }
    return text;
}

}  // namespace trail::render
