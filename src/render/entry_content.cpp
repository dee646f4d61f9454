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

// Below these a text is not worth reading, and a tag not worth its place.
constexpr std::size_t shortest_text = 16;
constexpr std::size_t shortest_text_beside_tags = 30;

// The byte that is `points` code points behind `from`.
std::size_t byte_after(std::string_view text, std::size_t from, std::size_t points) {
    for (; from < text.size(); ++from) {
        const bool starts = (static_cast<unsigned char>(text[from]) & 0xC0) != 0x80;
        if (starts && points-- == 0) break;
    }
    return from;
}

std::size_t byte_of(std::string_view text, std::size_t point) { return byte_after(text, 0, point); }

std::string with_marks(const std::string& text, std::span<const Mark> marks, const TextStyle& style) {
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
    if (text::width(text) <= room || text::width(text.substr(0, match_end)) <= room * 2 / 3) return text;
    const auto match_start = byte_of(text, first.start);
    auto start = byte_of(text, first.start - std::min(first.start, room / 3));
    const auto space = text.find(' ', start);
    if (space < match_start) start = space + 1;
    if (start == 0) return text;
    return std::string(cut_mark(style)) + (text[start - 1] == ' ' ? " " : "") + text.substr(start);
}

// The text in at most `room` columns, marks included.
std::string fitted(std::string text, std::size_t room, std::span<const Mark> marks,
                   const TextStyle& style) {
    const auto found = matches(text, marks);
    const std::size_t asterisks = style.colour ? 0 : 2 * found.size();
    room -= std::min(room, asterisks);
    if (!found.empty()) text = from_first_match(text, found.front(), room, style);
    return with_marks(text::cut(text, room, cut_mark(style)), marks, style);
}

struct Tail {
    std::string text;  // painted, with the spaces before each part
    std::size_t columns = 0;
};

Tail tail(const std::string& tags, const std::string& facts, const TextStyle& style) {
    Tail end;
    const auto add = [&](const std::string& part, Paint paint) {
        if (part.empty()) return;
        end.text += "  " + painted(part, paint, style);
        end.columns += text::width(part) + 2;
    };
    add(tags, Paint::green);
    add(facts, Paint::dim);
    return end;
}

std::string below(const Tail& end, std::size_t used) {
    return '\n' + std::string(used, ' ') + end.text.substr(2);
}

// An entry's parts, escaped.
struct Parts {
    Label label;
    std::string text;
    std::string tags;
    std::string facts;
};

std::string cut_content(const Parts& parts, std::size_t used, std::span<const Mark> marks,
                        const TextStyle& style) {
    std::string before = painted(parts.label.text, parts.label.paint, style);
    std::size_t taken = used;
    if (!before.empty()) {
        before += ' ';
        taken += text::width(parts.label.text) + 1;
    }
    const auto room = style.width - std::min(style.width, taken);
    const auto width = text::width(parts.text);
    Tail end = tail(parts.tags, parts.facts, style);
    if (end.columns + std::min(width, shortest_text_beside_tags) > room) {
        end = tail("", parts.facts, style);
    }
    const bool has_room = end.columns + std::min(width, shortest_text) <= room;
    const auto text_room = has_room ? room - end.columns : std::max(room, shortest_text);
    const auto text = before + fitted(parts.text, text_room, marks, style);
    return has_room || end.text.empty() ? text + end.text : text + below(end, used);
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
    const Tail end = tail(parts.tags, parts.facts, style);
    const bool has_room = text::width(lines.back()) + end.columns <= room;
    return has_room || end.text.empty() ? result + end.text : result + below(end, used);
}

std::string whole_content(const Parts& parts, std::span<const Mark> marks, const TextStyle& style) {
    std::string before = painted(parts.label.text, parts.label.paint, style);
    if (!before.empty()) before += ' ';
    return before + with_marks(parts.text, marks, style) + tail(parts.tags, parts.facts, style).text;
}

}  // namespace

std::string content(const Entry& entry, std::size_t used, std::span<const Mark> marks,
                    const Reader& reader) {
    const Parts parts{.label = label(entry),
                      .text = text::for_terminal_line(entry.line),
                      .tags = text::for_terminal_line(tag_words(entry)),
                      .facts = text::for_terminal_line(facts(entry, reader))};
    const auto& style = reader.style;
    if (style.cut) return cut_content(parts, used, marks, style) + '\n';
    if (style.wrap) return wrapped_content(parts, used, marks, style) + '\n';
    return whole_content(parts, marks, style) + '\n';
}

}  // namespace trail::render
