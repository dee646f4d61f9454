// Sections of a decision file written anew.
#include "importers/decision_sections.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "importers/decision_words.hpp"
#include "trail/text/unicode.hpp"

namespace trail::importers {
namespace {

std::string_view heading_of(Section kind, DecisionFormat format) {
    const bool madr = format == DecisionFormat::madr;
    switch (kind) {
        case Section::status:
            return "## Status";
        case Section::context:
            return madr ? "## Context and Problem Statement" : "## Context";
        case Section::drivers:
            return "## Decision Drivers";
        case Section::options:
            return "## Considered Options";
        case Section::outcome:
            return madr ? "## Decision Outcome" : "## Decision";
        case Section::consequences:
            return madr ? "### Consequences" : "## Consequences";
        case Section::confirmation:
            return madr ? "### Confirmation" : "## Confirmation";
    }
    return {};
}

// How much deeper the headings of a text must lie to stand below `level` and to be taken for no
// section.
int levels_down(const Outline& outline, int level) {
    int highest = 7;
    bool has_name = false;
    for (const auto& heading : outline.headings) {
        highest = std::min(highest, heading.level);
        has_name = has_name || is_section_name(heading.title.of(outline.text));
    }
    const int wanted = level + (has_name ? 2 : 1);
    return highest >= wanted ? 0 : wanted - highest;
}

// Text of a section that leaves nothing open that would take in the sections after it.
std::string inside_section(std::string_view text, int level) {
    const auto outline = outline_of(text);
    std::string result(text::repaired(text));
    const int deeper = levels_down(outline, level);
    if (result.size() == text.size()) {
        for (auto i = outline.headings.size(); i-- > 0;) {
            const auto& line = outline.lines[outline.headings[i].line];
            const auto marks = result.find('#', line.span.begin);
            result.insert(marks, static_cast<std::size_t>(deeper), '#');
        }
    }
    if (!outline.unclosed.empty()) result += "\n" + outline.unclosed;
    return result;
}

// Chosen option: "X", because Y. What begins like a sentence stands as one.
std::string outcome_text(const DecisionFile& wanted) {
    if (wanted.chosen.empty()) return wanted.reason;
    const auto chosen = fmt::format("Chosen option: \"{}\"", inline_markdown(wanted.chosen));
    if (wanted.reason.empty()) return chosen;
    const bool goes_on = wanted.reason.front() >= 'a' && wanted.reason.front() <= 'z';
    return chosen + (goes_on ? ", because " : ". ") + wanted.reason;
}

struct Place {
    Block block;
    bool is_placeholder = false;
};

class SectionWriter {
public:
    SectionWriter(std::string_view text, const DecisionLayout& layout, DecisionFormat format)
        : text_(text), layout_(layout), format_(format) {}

    std::string with_text(Section kind, std::string_view wanted) const {
        const auto* section = layout_.section(kind);
        if (section == nullptr) {
            return wanted.empty() ? std::string(text_)
                                  : with_new_section(layout_, kind, format_, wanted);
        }
        const int level = layout_.outline.headings[section->heading].level;
        return filled(*section, inside_section(wanted, level));
    }

    std::string with_list(Section kind, const std::vector<std::string>& wanted) const {
        const auto places = places_of(kind);
        std::vector<std::string> old;
        for (const auto& place : places) {
            if (!place.is_placeholder) old.push_back(without_escapes(place.block.text));
        }
        if (old == wanted) return std::string(text_);
        if (places.empty()) return with_text(kind, list_text(wanted, "* "));
        std::vector<std::string> kept;
        for (const auto& item : old) {
            if (std::ranges::find(wanted, item) != wanted.end()) kept.push_back(item);
        }
        const bool only_added =
            kept.size() <= wanted.size() && std::equal(kept.begin(), kept.end(), wanted.begin());
        return edited(places, wanted, only_added ? kept.size() : 0);
    }

private:
    std::string filled(const SectionPlace& section, std::string_view wanted) const {
        const auto span = layout_.outline.content(section.range);
        if (span.begin != span.end) return replaced(layout_.outline, span, wanted);
        if (wanted.empty()) return std::string(text_);
        const auto heading = layout_.outline.lines[section.range.first - 1];
        const bool ends = heading.next > heading.span.end;
        return replaced(layout_.outline, {heading.next, heading.next},
                        fmt::format("{}\n{}\n", ends ? "" : "\n", wanted));
    }

    std::vector<Place> places_of(Section kind) const {
        std::vector<Place> places;
        for (const auto& section : layout_.sections) {
            if (section.kind != kind) continue;
            const auto all = blocks(layout_.outline, section.range);
            const bool has_items = std::ranges::any_of(all, &Block::is_item);
            if (!has_items && kind != Section::consequences) continue;
            for (const auto& block : all) {
                if (block.is_item == has_items)
                    places.push_back({block, is_placeholder(block.text)});
            }
        }
        return places;
    }

    std::string list_text(const std::vector<std::string>& items, std::string_view mark) const {
        std::string text;
        for (const auto& item : items) {
            text += text.empty() ? "" : mark.empty() ? "\n\n" : "\n";
            text += fmt::format("{}{}", mark, inline_markdown(item));
        }
        return text;
    }

    // The first `kept` items stay where they are, byte by byte; all others go, and the rest of what
    // is wanted follows them.
    std::string edited(const std::vector<Place>& places, const std::vector<std::string>& wanted,
                       std::size_t kept) const {
        const std::vector<std::string> added(wanted.begin() + static_cast<std::ptrdiff_t>(kept),
                                             wanted.end());
        const auto& first = places.front().block;
        const auto mark = first.is_item
                              ? first.span.of(text_).substr(0, item_mark(first.span.of(text_)))
                              : std::string_view{};
        const auto stays = [&](const Place& place) {
            return kept > 0 && !place.is_placeholder &&
                   std::ranges::find(wanted, without_escapes(place.block.text)) != wanted.end();
        };
        std::string text(text_);
        auto more = list_text(added, mark);
        bool is_added = more.empty();
        for (auto i = places.size(); i-- > 0;) {
            const auto& [block, placeholder] = places[i];
            const auto span = block.span;
            const bool is_last_chance = i == 0;
            if (stays(places[i])) {
                if (!is_added)
                    text.insert(span.end, with_newlines((mark.empty() ? "\n\n" : "\n") + more));
                is_added = true;
            } else if (!is_added && (is_last_chance || kept == 0) && i == 0) {
                text.replace(span.begin, span.end - span.begin, with_newlines(more));
                is_added = true;
            } else {
                const auto gone = block.is_item ? whole_line(span) : with_blank_before(span);
                text.erase(gone.begin, gone.end - gone.begin);
            }
        }
        return text;
    }

    Span whole_line(Span span) const {
        const auto newline = text_.find('\n', span.end);
        return {span.begin, newline == std::string_view::npos ? text_.size() : newline + 1};
    }

    Span with_blank_before(Span span) const {
        const auto before = text_.substr(0, span.begin).find_last_not_of(" \t\r\n");
        return {before == std::string_view::npos ? span.begin : before + 1, span.end};
    }

    std::string with_newlines(const std::string& text) const {
        std::string result;
        for (const char c : text)
            c == '\n' ? void(result += layout_.outline.newline) : void(result += c);
        return result;
    }

    std::string_view text_;
    const DecisionLayout& layout_;
    DecisionFormat format_;
};

}  // namespace

std::string replaced(const Outline& outline, Span span, std::string_view with) {
    std::string text(outline.text.substr(0, span.begin));
    for (const char c : with) c == '\n' ? void(text += outline.newline) : void(text += c);
    text += outline.text.substr(span.end);
    return text;
}

std::string with_section_part(std::string_view text, const DecisionLayout& layout,
                              const DecisionFile& wanted, Part part) {
    const SectionWriter writer(text, layout, wanted.format);
    switch (part) {
        case Part::context:
            return writer.with_text(Section::context, wanted.context);
        case Part::drivers:
            return writer.with_list(Section::drivers, wanted.drivers);
        case Part::options:
            return writer.with_list(Section::options, wanted.options);
        case Part::outcome:
            return writer.with_text(Section::outcome, outcome_text(wanted));
        case Part::consequences:
            return writer.with_list(Section::consequences, wanted.consequences);
        default:
            return writer.with_text(Section::confirmation, wanted.confirmation);
    }
}

std::string with_new_section(const DecisionLayout& layout, Section kind, DecisionFormat format,
                             std::string_view content) {
    const auto& outline = layout.outline;
    // Words before the first section stay before it.
    const auto next = *layout.title + 1;
    const Range opening{layout.after_facts, next < outline.headings.size()
                                                ? outline.headings[next].line
                                                : outline.lines.size()};
    const auto words = outline.content(opening);
    auto at = words.begin != words.end ? words.end : outline.lines[layout.after_facts - 1].span.end;
    for (const auto& section : layout.sections) {
        if (section.kind > kind) continue;
        const auto span = outline.content(section.range);
        at = span.begin != span.end ? span.end : outline.lines[section.range.first - 1].span.end;
    }
    const auto heading = heading_of(kind, format);
    const auto level = static_cast<int>(heading.find(' '));
    return replaced(outline, {at, at},
                    fmt::format("\n\n{}\n\n{}", heading, inside_section(content, level)));
}

}  // namespace trail::importers
