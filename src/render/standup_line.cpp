// A line of a stand-up or check-in.
#include "render/standup_line.hpp"

#include <fmt/format.h>

#include <utility>

#include "render/text_line.hpp"
#include "trail/text/escape.hpp"

namespace trail::render {

std::string words_of(const report::Line& line) {
    if (line.kind != model::Kind::decision) return line.text;
    // That it was accepted is what a decision is taken for.
    const bool says_more = line.decision && *line.decision != model::DecisionStatus::accepted;
    return fmt::format("{}{}{}: {}", line.key, says_more ? " " : "",
                       says_more ? model::name(*line.decision) : "", line.text);
}

Details details_of_own(const report::Line& line, Section section, std::string_view arrow) {
    Details details;
    if (line.kind == model::Kind::win) details.facts.push_back("win");
    if (line.project) details.facts.push_back(*line.project);
    if (auto age = age_fact(line, section)) details.facts.push_back(std::move(*age));
    if (line.commit && line.times == 1) details.facts.push_back(*line.commit);
    if (line.times > 1 && !line.summary)
        details.facts.push_back(fmt::format("{} times", line.times));
    details.remarks = remarks(line, section, arrow);
    return details;
}

std::string own_line(const report::Line& line, Section section, const TextStyle& style) {
    const auto* arrow = style.unicode ? "→" : "->";
    return text::for_terminal_line(words_of(line)) +
           parentheses(escaped(details_of_own(line, section, arrow)));
}

}  // namespace trail::render
