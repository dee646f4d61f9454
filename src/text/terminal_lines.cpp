// Lines that are too wide for a terminal, broken where a reader would break them.
#include "trail/text/terminal_lines.hpp"

#include <algorithm>
#include <vector>

#include "trail/text/pieces.hpp"
#include "trail/text/unicode.hpp"

namespace trail::text {
namespace {

constexpr std::size_t deeper = 2;

// A control sequence ends with a letter, a command to the system (a hyperlink) with ESC and "\".
std::size_t sequence_end(std::string_view line, std::size_t start) {
    const bool is_command = line.substr(start + 1).starts_with(']');
    const auto last = is_command ? line.find("\x1b\\", start + 2)
                                 : line.find_first_of("ABCDEFGHJKSTfmnsu", start + 1);
    return last == std::string_view::npos ? line.size() : last + (is_command ? 2 : 1);
}

std::string without_sequences(std::string_view line) {
    std::string plain;
    for (std::size_t at = 0; at < line.size();) {
        const auto escape = std::min(line.find('\x1b', at), line.size());
        plain += line.substr(at, escape - at);
        at = escape == line.size() ? escape : sequence_end(line, escape);
    }
    return plain;
}

// A word and the blanks before it.
struct Word {
    std::size_t blanks = 0;
    std::string_view text;
    std::size_t width = 0;
};

std::vector<Word> words_of(std::string_view line) {
    std::vector<Word> words;
    while (!line.empty()) {
        const auto begin = std::min(line.find_first_not_of(' '), line.size());
        const auto end = std::min(line.find(' ', begin), line.size());
        const auto word = line.substr(begin, end - begin);
        words.push_back({begin, word, shown_width(word)});
        line.remove_prefix(end);
    }
    return words;
}

// Where a line goes on: two blanks or more begin a column.
std::size_t hanging(const std::vector<Word>& words, std::size_t columns) {
    const auto most = columns / 2;
    const auto margin = words.front().blanks;
    std::size_t indent = margin == 0 ? 0 : margin + deeper;
    std::size_t column = 0;
    for (const auto& word : words) {
        column += word.blanks;
        const bool begins_column = word.blanks >= 2 && &word != &words.front();
        if (begins_column && column <= most) indent = column;
        column += word.width;
    }
    return std::min(indent, most);
}

void add_broken(std::string& text, std::string_view line, std::size_t columns) {
    const auto words = words_of(line);
    const auto indent = hanging(words, columns);
    std::size_t column = 0;
    bool is_begun = false;
    for (const auto& word : words) {
        const bool fits = column + word.blanks + word.width <= columns;
        if (fits || !is_begun) {
            text.append(word.blanks, ' ');
            column += word.blanks;
        } else {
            text += '\n';
            text.append(indent, ' ');
            column = indent;
        }
        text += word.text;
        column += word.width;
        is_begun = true;
    }
}

void add_line(std::string& text, std::string_view line, std::size_t columns) {
    if (shown_width(line) <= columns) {
        text += line;
    } else {
        add_broken(text, line, columns);
    }
}

// A line of prose: no indentation, and no columns.
bool is_prose(std::string_view line) {
    return !line.empty() && line.front() != ' ' && line.find("  ") == std::string_view::npos;
}

// The lines of the paragraph that begins here: one where it is no prose.
std::size_t paragraph_size(const std::vector<std::string_view>& lines, std::size_t first) {
    auto end = first;
    while (end < lines.size() && is_prose(lines[end])) ++end;
    return std::max<std::size_t>(end - first, 1);
}

std::string joined(const std::vector<std::string_view>& lines, std::size_t first,
                   std::size_t count) {
    std::string line;
    for (std::size_t at = first; at < first + count; ++at) {
        if (at != first) line += ' ';
        line += lines[at];
    }
    return line;
}

}  // namespace

std::size_t shown_width(std::string_view line) {
    return width(line.find('\x1b') == std::string_view::npos ? line : without_sequences(line));
}

std::string fitted(std::string_view text, std::size_t columns, Lines kind) {
    const auto lines = listed(text::lines(text));
    const auto is_too_wide = [&](std::string_view line) { return shown_width(line) > columns; };
    std::string fitting;
    for (std::size_t first = 0; first < lines.size();) {
        auto count = kind == Lines::flowing ? paragraph_size(lines, first) : 1;
        const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(first);
        if (std::none_of(begin, begin + static_cast<std::ptrdiff_t>(count), is_too_wide)) count = 1;
        add_line(fitting, count == 1 ? lines[first] : joined(lines, first, count), columns);
        first += count;
        if (first < lines.size() || text.ends_with('\n')) fitting += '\n';
    }
    return fitting;
}

}  // namespace trail::text
