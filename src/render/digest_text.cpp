// A digest as text for a terminal: its sections, one after the other, the empty ones left out.
#include "trail/render/digest_text.hpp"

#include <algorithm>
#include <vector>

#include "render/digest_details.hpp"
#include "render/digest_sections.hpp"
#include "render/digest_words.hpp"
#include "render/text_line.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using report::DecisionLine;
using report::Digest;
using report::Group;
using report::Line;
using report::Rest;

// Capitals for a name that has them in ASCII; half a name in capitals would be worse than none.
std::string capitals(std::string name) {
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!std::ranges::all_of(name, ascii)) return name;
    for (auto& c : name)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return name;
}

std::string in_brackets(std::string_view word) {
    return '[' + std::string(word) + ']';
}

// "[review]" for "Review".
std::string lower_in_brackets(std::string_view word) {
    std::string text(word);
    text.front() = static_cast<char>(text.front() - 'A' + 'a');
    return in_brackets(text);
}

class Page {
public:
    Page(const Digest& digest, const TextStyle& style) : digest_(digest), style_(style) {}

    void top();
    void attention();
    void status();
    void missing();
    void section(std::string_view title, const std::vector<Line>& lines, Section kind,
                 const Rest& rest);
    void decisions();
    void groups();

    std::string take() { return std::move(out_); }

private:
    void title(std::string_view words);
    void section_lines(std::vector<TextLine> lines);
    void decision(const DecisionLine& line, std::size_t label_width);
    void more(std::string_view words, std::string_view command);
    void rest_line(const Rest& rest);
    TextLine line_of(const Line& line, Section section) const;
    TextLine waiting(const Line& line) const;
    TextLine review(const DecisionLine& decision) const;

    const Digest& digest_;
    const TextStyle& style_;
    std::string out_;
};

void Page::top() {
    const auto width = page_width(style_);
    out_ += painted(fitted(heading(digest_), width, style_), Paint::bold, style_) + '\n';
    std::size_t used = 0;
    for (const auto& part : summary(digest_)) {
        const bool fits = !style_.cut || used + 1 + part.size() <= width;
        if (used > 0) out_ += fits ? ' ' : '\n';
        used = used > 0 && fits ? used + 1 + part.size() : part.size();
        out_ += part;
    }
    out_ += '\n';
    const auto responses = responses_sentence(digest_);
    if (!responses.empty())
        for (const auto& line : text::wrap(responses, style_.cut ? width : responses.size()))
            out_ += line + '\n';
    if (!digest_.intro.empty()) out_ += '\n' + text::for_terminal_block(digest_.intro) + '\n';
}

void Page::title(std::string_view words) {
    out_ += '\n' + painted(fitted(words, page_width(style_), style_), Paint::bold, style_) + '\n';
}

void Page::more(std::string_view words, std::string_view command) {
    const auto line = std::string(words) + ": " + text::for_terminal_line(command);
    out_ += "  " + painted(line, Paint::dim, style_) + '\n';
}

void Page::rest_line(const Rest& rest) {
    if (rest.more.empty()) return;
    more(std::string(cut_mark(style_)) + ' ' + rest_text(digest_, rest), rest.more);
}

TextLine Page::line_of(const Line& line, Section section) const {
    TextLine result;
    result.text = line.text;
    result.details = details(digest_, line, section, style_.unicode ? "→" : "->");
    if (line.commit && line.times == 1) result.details.facts.push_back(*line.commit);
    result.key = line.key;
    return result;
}

void Page::section_lines(std::vector<TextLine> lines) {
    std::size_t widest = 0;
    for (const auto& line : lines) widest = std::max(widest, line.label.size());
    for (auto& line : lines) {
        line.label_width = widest;
        out_ += text_line(line, style_);
    }
}

TextLine Page::waiting(const Line& line) const {
    auto result = line_of(line, Section::attention);
    result.label = lower_in_brackets(attention_label(line));
    result.label_paint = Paint::red;
    return result;
}

TextLine Page::review(const DecisionLine& decision) const {
    TextLine line;
    line.label = lower_in_brackets(review_label(digest_, decision));
    line.label_paint = Paint::red;
    line.text = decision.title;
    line.details.facts = facts(digest_, decision);
    line.details.facts.push_back(review_fact(digest_, decision));
    line.key = decision.key;
    return line;
}

void Page::attention() {
    std::vector<TextLine> lines;
    for (const auto& line : digest_.attention) lines.push_back(waiting(line));
    for (const auto& decision : digest_.review) lines.push_back(review(decision));
    for (const auto& line : digest_.slipped) lines.push_back(waiting(line));
    if (lines.empty()) return;
    title("NEEDS ATTENTION");
    section_lines(std::move(lines));
    rest_line(digest_.more_slipped);
}

void Page::status() {
    if (digest_.status.empty()) return;
    title("STATUS");
    std::vector<TextLine> lines;
    for (const auto& line : digest_.status) {
        auto item = line_of(line, Section::status);
        item.label = in_brackets(label(line));
        if (line.health && *line.health != model::Health::on_track) item.label_paint = Paint::red;
        if (line.project) item.text = *line.project + ": " + line.text;
        lines.push_back(std::move(item));
    }
    section_lines(std::move(lines));
    rest_line(digest_.more_status);
}

void Page::section(std::string_view heading, const std::vector<Line>& lines, Section kind,
                   const Rest& rest) {
    if (lines.empty()) return;
    title(heading);
    for (const auto& line : lines) out_ += text_line(line_of(line, kind), style_);
    rest_line(rest);
}

void Page::decision(const DecisionLine& line, std::size_t label_width) {
    TextLine item;
    item.label = line.key + ' ' + std::string(model::name(line.status));
    item.label_width = label_width;
    item.text = line.title;
    item.details.facts = facts(digest_, line);
    out_ += text_line(item, style_);
    const auto reason = reasoning(line);
    if (reason.empty()) return;
    const auto indent = is_narrow(style_) ? std::size_t{4} : label_width + 4;
    const auto width = page_width(style_);
    out_ += std::string(indent, ' ');
    out_ += fitted(reason, width - std::min(width, indent), style_) + '\n';
}

void Page::decisions() {
    if (digest_.decisions.empty()) return;
    title("DECISIONS");
    std::size_t widest = 0;
    for (const auto& line : digest_.decisions)
        widest = std::max(widest, line.key.size() + 1 + model::name(line.status).size());
    for (const auto& line : digest_.decisions) decision(line, widest);
    rest_line(digest_.more_decisions);
}

void Page::groups() {
    const bool names =
        digest_.grouping == report::Grouping::project || digest_.grouping == report::Grouping::kind;
    bool counting = false;
    for (const auto& group : digest_.groups) {
        const auto words = group_title(digest_, group);
        if (!group.lines.empty()) {
            const auto comma = std::min(words.rfind(", "), words.size());
            const auto name = words.substr(0, comma);
            section((names ? capitals(name) : name) + words.substr(comma), group.lines,
                    Section::group, Rest{0, group.left_out, group.more});
            continue;
        }
        if (!counting) title(capitals(counted_groups_title(digest_)));
        counting = true;
        more(text::for_terminal_line(words), group.more);
    }
    rest_line(digest_.more_groups);
}

void Page::missing() {
    const auto all = missing_lines(digest_);
    if (all.empty()) return;
    title(capitals(std::string(missing_title)));
    for (const auto& line : all) {
        TextLine item;
        item.text = line.text;
        item.details = line.details;
        out_ += text_line(item, style_);
    }
}

}  // namespace

std::string text(const Digest& digest, const TextStyle& style) {
    Page page(digest, style);
    page.top();
    page.attention();
    page.status();
    page.section("BREAKING CHANGES", digest.breaking, Section::work, digest.more_breaking);
    page.decisions();
    page.section("WINS", digest.wins, Section::work, digest.more_wins);
    page.groups();
    page.section("NEXT", digest.next, Section::next, digest.more_next);
    page.missing();
    return page.take();
}

}  // namespace trail::render
