// One line of a terminal page: what gives way when the text is longer than the line.
#include "render/text_line.hpp"

#include <algorithm>
#include <optional>

#include "render/digest_words.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

constexpr std::size_t shortest_text = 12;  // of a text that shares its line with facts

std::string with_details(const std::string& text, const Details& details) {
    return text + parentheses(details);
}

// Cuts the remarks to the half of `free` columns, or to what the text leaves if that is more.
// Returns what they take.
std::size_t cut_remarks(std::vector<Remark>& remarks, std::size_t text_width, std::size_t free,
                        std::string_view mark) {
    if (remarks.empty()) return 0;
    const auto share = std::max(free / 2, free - std::min(free, text_width)) / remarks.size();
    std::size_t taken = 0;
    for (auto& remark : remarks) {
        remark.text = text::cut(remark.text, share, mark);
        taken += text::width(remark.text);
    }
    return taken;
}

// The text and the remarks give way, the facts do not. Nothing when they would leave no text worth
// reading.
std::optional<std::string> fitting(const std::string& text, Details details, std::size_t room,
                                   const TextStyle& style) {
    auto whole = with_details(text, details);
    if (!style.cut || text::width(whole) <= room) return whole;
    auto fixed = text::width(with_details("", details));
    for (const auto& remark : details.remarks) fixed -= text::width(remark.text);
    if (room < fixed + shortest_text) return std::nullopt;
    const auto free = room - fixed;
    const auto taken = cut_remarks(details.remarks, text::width(text), free, cut_mark(style));
    return with_details(text::cut(text, free - std::min(free, taken), cut_mark(style)), details);
}

std::string body(const TextLine& line, std::size_t room, const TextStyle& style) {
    const auto text = text::for_terminal_line(line.text);
    const auto details = escaped(line.details);
    if (auto fits = fitting(text, details, room, style)) return *fits;
    return text::cut(with_details(text, details), room, cut_mark(style));
}

std::string narrow_line(const TextLine& line, const TextStyle& style) {
    std::string result = "  ";
    std::size_t used = 2;
    const auto add = [&](const std::string& word, Paint paint) {
        if (word.empty()) return;
        result += painted(word, paint, style) + "  ";
        used += text::width(word) + 2;
    };
    add(line.key, Paint::yellow);
    add(line.label, line.label_paint);
    const auto width = page_width(style);
    const auto room = width - std::min(width, used);
    const auto text = text::for_terminal_line(line.text);
    const auto details = escaped(line.details);
    if (auto fits = fitting(text, details, room, style)) return result + *fits + '\n';
    const std::string indent = "   ";
    return result + text::cut(text, room, cut_mark(style)) + '\n' +
           text::cut(indent + with_details("", details), width, cut_mark(style)) + '\n';
}

}  // namespace

Details escaped(Details details) {
    for (auto& fact : details.facts) fact = text::for_terminal_line(fact);
    for (auto& remark : details.remarks) {
        remark.text = text::for_terminal_line(remark.text);
        remark.after = text::for_terminal_line(remark.after);
    }
    return details;
}

std::string fitted(std::string_view text, std::size_t columns, const TextStyle& style) {
    auto safe = text::for_terminal_line(text);
    return style.cut ? text::cut(safe, columns, cut_mark(style)) : safe;
}

std::string text_line(const TextLine& line, const TextStyle& style) {
    if (is_narrow(style)) return narrow_line(line, style);
    std::string result = "  ";
    std::size_t used = 2;
    if (!line.label.empty()) {
        const auto column = std::max(line.label_width, text::width(line.label)) + 2;
        result += painted(line.label, line.label_paint, style);
        result.append(column - text::width(line.label), ' ');
        used += column;
    }
    const auto key_width = text::width(line.key);
    const auto edge = page_width(style) - std::min(page_width(style), key_width);
    const auto gap = line.key.empty() ? 0 : std::size_t{2};
    const auto content = body(line, edge - std::min(edge, used + gap), style);
    result += content;
    if (line.key.empty()) return result + '\n';
    used += text::width(content);
    result.append(std::max(gap, edge - std::min(edge, used)), ' ');
    return result + painted(line.key, Paint::yellow, style) + '\n';
}

}  // namespace trail::render
