// What an entry's line holds after its columns.
#include "render/entry_content.hpp"

#include <algorithm>

#include "render/entry_words.hpp"
#include "render/paint.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

using model::Entry;

// Below these a text is not worth reading, nor a tag its place, nor anything.
constexpr std::size_t shortest_text = 16;
constexpr std::size_t shortest_text_beside_tags = 30;
constexpr std::size_t shortest_piece = 8;

// The byte that is `points` code points behind `from`.
std::size_t byte_after(std::string_view text, std::size_t from, std::size_t points) {
    for (; from < text.size(); ++from) {
        const bool starts = (static_cast<unsigned char>(text[from]) & 0xC0) != 0x80;
        if (starts && points-- == 0) break;
    }
    return from;
}

std::size_t byte_of(std::string_view text, std::size_t point) {
    return byte_after(text, 0, point);
}

std::string with_marks(const std::string& text, std::span<const Mark> marks,
                       const TextStyle& style) {
    std::string result;
    std::size_t done = 0;
    std::size_t point = 0;
    for (const auto& match : matches(text, marks)) {
        const auto start = byte_after(text, done, match.start - point);
        const auto end = byte_after(text, start, match.end - match.start);
        result += text.substr(done, start - done);
        const auto word = text.substr(start, end - start);
        result += style.colour ? painted(word, Paint::bold, style) : "*" + word + "*";
        done = end;
        point = match.end;
    }
    return result + text.substr(done);
}

// Without the words a long way before the first match, so that the match is seen.
std::string from_first_match(const std::string& text, const Match& first, std::size_t room,
                             const TextStyle& style) {
    const auto match_end = byte_of(text, first.end);
    if (text::width(text) <= room || text::width(text.substr(0, match_end)) <= room * 2 / 3)
        return text;
    const auto match_start = byte_of(text, first.start);
    auto start = byte_of(text, first.start - std::min(first.start, room / 3));
    const auto space = text.find(' ', start);
    if (space < match_start) start = space + 1;
    if (start == 0) return text;
    return std::string(cut_mark(style)) + (text[start - 1] == ' ' ? " " : "") + text.substr(start);
}

// The text in at most `room` columns, the asterisks of its marks included.
std::string fitted(std::string text, std::size_t room, std::span<const Mark> marks,
                   const TextStyle& style) {
    const auto found = matches(text, marks);
    if (!found.empty()) text = from_first_match(text, found.front(), room, style);
    const auto shown = text::cut(text, room, cut_mark(style));
    if (found.empty() || style.colour) return with_marks(shown, marks, style);
    const auto asterisks = std::min(room, 2 * matches(shown, marks).size());
    return with_marks(text::cut(text, room - asterisks, cut_mark(style)), marks, style);
}

// What follows the text, beside it or below.
struct Tail {
    std::string tags;
    std::string facts;

    std::size_t columns() const {
        const auto spaced = [](const std::string& part) {
            return part.empty() ? 0 : text::width(part) + 2;
        };
        return spaced(tags) + spaced(facts);
    }
};

std::string beside(const Tail& tail, const TextStyle& style) {
    std::string text;
    if (!tail.tags.empty()) text += "  " + painted(tail.tags, Paint::green, style);
    if (!tail.facts.empty()) text += "  " + painted(tail.facts, Paint::dim, style);
    return text;
}

std::string below(const Tail& tail, std::size_t used, std::size_t room, const TextStyle& style) {
    const std::string start = '\n' + std::string(used, ' ');
    if (tail.columns() == 0) return {};
    if (tail.columns() <= room + 2) return start + beside(tail, style).substr(2);
    std::string text;
    const auto add = [&](const std::string& part, Paint paint) {
        if (part.empty()) return;
        for (const auto& line : text::wrap(part, room)) text += start + painted(line, paint, style);
    };
    add(tail.tags, Paint::green);
    add(tail.facts, Paint::dim);
    return text;
}

// An entry's parts, escaped.
struct Parts {
    Label label;
    std::string text;
    Tail tail;
};

std::string cut_content(const Parts& parts, std::size_t used, std::span<const Mark> marks,
                        const TextStyle& style) {
    std::string before = painted(parts.label.text, parts.label.paint, style);
    std::size_t taken = used;
    if (!before.empty()) {
        before += ' ';
        taken += text::width(parts.label.text) + 1;
    }
    const auto room = std::max(style.width, taken + shortest_piece) - taken;
    const auto width = text::width(parts.text);
    Tail tail = parts.tail;
    if (tail.columns() + std::min(width, shortest_text_beside_tags) > room) tail.tags.clear();
    const bool has_room = tail.columns() + std::min(width, shortest_text) <= room;
    const auto text =
        before + fitted(parts.text, has_room ? room - tail.columns() : room, marks, style);
    return text + (has_room ? beside(tail, style) : below(tail, used, room + taken - used, style));
}

std::string wrapped_content(const Parts& parts, std::size_t used, std::span<const Mark> marks,
                            const TextStyle& style) {
    const auto room = std::max(style.width, used + shortest_text) - used;
    const auto& label = parts.label.text;
    // Asterisks take room and colours do not.
    const auto text = style.colour ? parts.text : with_marks(parts.text, marks, style);
    const auto lines = text::wrap(label.empty() ? text : label + " " + text, room);
    std::string result;
    for (const auto& line : lines) {
        if (!result.empty()) result += '\n' + std::string(used, ' ');
        const bool is_labelled = result.empty() && !label.empty() && line.starts_with(label);
        const auto rest = is_labelled ? line.substr(label.size()) : line;
        if (is_labelled) result += painted(label, parts.label.paint, style);
        result += style.colour ? with_marks(rest, marks, style) : rest;
    }
    const bool has_room = text::width(lines.back()) + parts.tail.columns() <= room;
    return result + (has_room ? beside(parts.tail, style) : below(parts.tail, used, room, style));
}

std::string whole_content(const Parts& parts, std::span<const Mark> marks, const TextStyle& style) {
    std::string before = painted(parts.label.text, parts.label.paint, style);
    if (!before.empty()) before += ' ';
    return before + with_marks(parts.text, marks, style) + beside(parts.tail, style);
}

}  // namespace

std::string content(const Entry& entry, std::size_t used, std::span<const Mark> marks,
                    const Reader& reader) {
    const Parts parts{.label = label(entry),
                      .text = text::for_terminal_line(entry.line),
                      .tail = {.tags = text::for_terminal_line(tag_words(entry)),
                               .facts = text::for_terminal_line(facts(entry, reader))}};
    const auto& style = reader.style;
    if (style.cut) return cut_content(parts, used, marks, style) + '\n';
    if (style.wrap) return wrapped_content(parts, used, marks, style) + '\n';
    return whole_content(parts, marks, style) + '\n';
}

}  // namespace trail::render
