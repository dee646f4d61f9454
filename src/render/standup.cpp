// Stand-ups to be read and pasted: a block for each person, then who is away and who is silent.
#include "trail/render/standup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "render/digest_words.hpp"
#include "render/markdown_pieces.hpp"
#include "render/paint.hpp"
#include "render/standup_line.hpp"
#include "render/text_line.hpp"
#include "trail/render/people.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using report::Line;
using report::Standup;

constexpr std::string_view nothing = "nothing";

// On a page of several people an empty part is left out, and a zone is named where there is more
// than one.
struct Company {
    bool is_alone = true;
    bool has_zones = false;
};

std::string full_weekday(time::Day day) {
    constexpr std::array<std::string_view, 7> names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                    "Thursday", "Friday", "Saturday"};
    return std::string(names.at(std::chrono::weekday(day).c_encoding()));
}

std::string since_text(const Standup& standup) {
    constexpr std::chrono::days unmistakable{6};  // longer ago, a weekday may be another week's
    if (standup.is_asked_for) return "Done";
    const bool is_near = standup.day - standup.since <= unmistakable;
    return "Since " + (is_near ? full_weekday(standup.since) : time::short_date(standup.since));
}

std::string days_of(const Standup& standup) {
    if (standup.is_asked_for) return time::title(time::days(standup.since, standup.day));
    return time::short_date(standup.day);
}

Company company(std::span<const Standup> standups) {
    const bool has_zones = std::ranges::any_of(
        standups, [&](const Standup& standup) { return !(standup.zone == standups.front().zone); });
    return {standups.size() == 1, has_zones};
}

// "Mei, Mon 23 Nov (Taipei)".
std::string heading(const Standup& standup, const Company& company) {
    return fmt::format("{}, {}{}", capitalised(standup.name), days_of(standup),
                       company.has_zones ? fmt::format(" ({})", city(standup.zone)) : "");
}

// The reason is what somebody wrote.
std::string absence_text(const Standup& standup) {
    auto text = fmt::format("{} is away", capitalised(standup.name));
    if (standup.back) text += ", back " + time::short_date(*standup.back);
    if (!standup.absence->why.empty()) text += ": " + standup.absence->why;
    return text;
}

// The three parts of a stand-up in their order.
struct Part {
    std::string title;
    const std::vector<Line>& lines;
    Section section;
};
std::vector<Part> parts(const Standup& standup, const Company& company) {
    std::vector<Part> all{{since_text(standup), standup.done, Section::work},
                          {"Next", standup.next, Section::next},
                          {"Blocked", standup.blocked, Section::attention}};
    std::vector<Part> shown;
    for (const auto& part : all)
        if (company.is_alone || !part.lines.empty()) shown.push_back(part);
    return shown;
}

std::string more_text(const Standup& standup) {
    return fmt::format("and {} more: {}", grouped(standup.left_out), standup.more);
}

// Whose part has lines, who is away with nothing to tell, and who wrote nothing. Whoever was asked
// for alone has lines even so.
struct Page {
    std::vector<const Standup*> told;
    std::vector<const Standup*> away;
    std::vector<const Standup*> silent;
};
Page arranged(std::span<const Standup> standups) {
    Page page;
    for (const auto& standup : standups) {
        const bool speaks = !is_silent(standup) || standups.size() == 1;
        if (standup.absence) {
            page.away.push_back(&standup);
            if (standup.done.empty()) continue;
        }
        (speaks ? page.told : page.silent).push_back(&standup);
    }
    return page;
}

std::string names_text(const std::vector<const Standup*>& standups) {
    std::vector<std::string> names;
    for (const auto* standup : standups) names.push_back(capitalised(standup->name));
    return joined(names);
}

class Text {
public:
    explicit Text(const TextStyle& style) : style_(style) {}

    void block(const Standup& standup, const Company& company);
    void line(const std::string& text);
    std::string take() { return std::move(out_); }

private:
    void part(const Part& part, std::size_t label_width, const std::string& more);
    void bullet(const std::string& label, std::size_t label_width, const std::string& text);

    const TextStyle& style_;
    std::string out_;
};

void Text::bullet(const std::string& label, std::size_t label_width, const std::string& text) {
    const auto indent = label_width + 2;
    const auto room = page_width(style_) - std::min(page_width(style_), indent + 1);
    const auto lines = style_.cut ? text::wrap(text, std::max<std::size_t>(room, 10))
                                  : std::vector<std::string>{text};
    out_ += text::padded(label, label_width) + "- " + lines.front() + '\n';
    for (std::size_t i = 1; i < lines.size(); ++i)
        out_ += std::string(indent, ' ') + lines[i] + '\n';
}

void Text::part(const Part& part, std::size_t label_width, const std::string& more) {
    std::string label = part.title;
    if (is_narrow(style_)) out_ += std::exchange(label, "") + '\n';
    const auto add = [&](const std::string& text) {
        bullet(std::exchange(label, ""), label_width, text);
    };
    for (const auto& line : part.lines) add(own_line(line, part.section, style_));
    if (part.lines.empty()) add(std::string(nothing));
    if (!more.empty()) add(text::for_terminal_line(more));
}

void Text::block(const Standup& standup, const Company& company) {
    const auto title = text::for_terminal_line(heading(standup, company));
    if (!out_.empty()) out_ += '\n';
    out_ += painted(title, Paint::bold, style_) + '\n';
    const auto all = parts(standup, company);
    std::size_t width = 0;
    for (const auto& each : all) width = std::max(width, each.title.size() + 3);
    if (is_narrow(style_)) width = 2;
    for (const auto& each : all) {
        const bool is_cut = &each.lines == &standup.done && standup.left_out > 0;
        part(each, width, is_cut ? more_text(standup) : "");
    }
}

void Text::line(const std::string& text) {
    if (!out_.empty()) out_ += '\n';
    out_ += fitted(text, page_width(style_), style_) + '\n';
}

std::string markdown_block(const Standup& standup, const Company& company) {
    std::string out = "## " + text::for_markdown(heading(standup, company)) + '\n';
    for (const auto& part : parts(standup, company)) {
        out += fmt::format("\n**{}**\n\n", part.title);
        for (const auto& line : part.lines) {
            out += "- " + text::for_markdown(words_of(line)) +
                   markdown_parentheses(details_of_own(line, part.section, "→"), "") + '\n';
        }
        if (part.lines.empty()) out += fmt::format("- {}\n", nothing);
        if (&part.lines == &standup.done && standup.left_out > 0) {
            out += fmt::format("- and {} more: {}\n", grouped(standup.left_out),
                               markdown_code(standup.more));
        }
    }
    return out;
}

}  // namespace

std::string standup_text(std::span<const Standup> standups, const TextStyle& style) {
    const auto all = company(standups);
    const auto page = arranged(standups);
    Text text(style);
    for (const auto* standup : page.told) text.block(*standup, all);
    for (const auto* standup : page.away) text.line(absence_text(*standup));
    if (!page.silent.empty()) text.line("Nothing written: " + names_text(page.silent));
    return text.take();
}

std::string standup_markdown(std::span<const Standup> standups) {
    const auto all = company(standups);
    const auto page = arranged(standups);
    std::string out;
    const auto add = [&](const std::string& block) { out += (out.empty() ? "" : "\n") + block; };
    for (const auto* standup : page.told) add(markdown_block(*standup, all));
    for (const auto* standup : page.away) add(text::for_markdown(absence_text(*standup)) + '\n');
    if (!page.silent.empty())
        add("Nothing written: " + text::for_markdown(names_text(page.silent)) + '\n');
    return out;
}

}  // namespace trail::render
