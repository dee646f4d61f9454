// The words of a digest that stand beside a text: who, where, since when, what it ended.
//
// Nothing here is escaped yet.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/report/digest.hpp"

namespace trail::render {

// What stands in parentheses after a text: short facts that are never cut, and remarks with a piece
// of somebody's text in the middle.
struct Remark {
    std::string before;
    std::string text;
    std::string after;
};
struct Details {
    std::vector<std::string> facts;
    std::vector<Remark> remarks;
};

enum class Section { attention, status, work, group, next };

// `arrow` stands between planned and done. Authors are named when there is more than one in the
// digest, projects likewise unless the group says it.
Details details(const report::Digest& digest, const report::Line& line, Section section,
                std::string_view arrow);

// The part of them that does not depend on the page: how old a line is, and what it ended.
std::optional<std::string> age_fact(const report::Line& line, Section section);
std::vector<Remark> remarks(const report::Line& line, Section section, std::string_view arrow);

// " (ana, open 2 d 2 h; closed blocker: ...)", or nothing. Not escaped.
std::string parentheses(const Details& details);

// Deciders, and when input ends or the review is due.
std::vector<std::string> facts(const report::Digest& digest, const report::DecisionLine& line);
// "Overdue" or "Waiting" before a proposal that needs attention, else "Review".
std::string_view review_label(const report::Digest& digest, const report::DecisionLine& line);
std::string review_fact(const report::Digest& digest, const report::DecisionLine& line);

// The option chosen and the reason, each may be missing; empty when both are.
std::string reasoning(const report::DecisionLine& line);

// "Blocker", "Overdue", "Ask" or "Slipped" before a line that needs attention.
std::string_view attention_label(const report::Line& line);

// "blocker", "off-track": the word in front of a line that needs one.
std::string_view label(const report::Line& line);

}  // namespace trail::render
