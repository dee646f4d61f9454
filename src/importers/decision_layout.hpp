// Where a decision file says what: its title, what it tells about itself, its sections.
#pragma once

#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "importers/markdown_outline.hpp"
#include "trail/importers/jsonl.hpp"

namespace trail::importers {

enum class Fact { status, date, deciders, consulted, informed, tags };

enum class FactPlace {
    front,  // "status: accepted" in the front matter
    item,   // "* Status: accepted"
    line,   // "Date: 2026-11-22", "**Status:** accepted"
};

struct FactText {
    FactPlace place = FactPlace::front;
    std::size_t line = 0;
    Span value;  // in front matter from the colon on, with the blank
};

enum class Section { status, context, drivers, options, outcome, consequences, confirmation };

struct SectionPlace {
    Section kind = Section::context;
    std::size_t heading = 0;
    Range range;  // without its heading and without sections that have a kind of their own
};

struct DecisionLayout {
    Outline outline;
    std::optional<std::size_t> title;  // a heading
    Span title_text;                   // without "12. " and "ADR-0012: "
    std::map<Fact, FactText> facts;
    std::size_t after_facts = 0;  // the line after the last of those outside of front matter
    std::vector<SectionPlace> sections;
    std::vector<Problem> problems;

    const SectionPlace* section(Section kind) const;  // the first of them
};

// True of a heading that would begin a section, such as "Decision Outcome".
bool is_section_name(std::string_view title);

DecisionLayout layout_of(std::string_view text);

}  // namespace trail::importers
