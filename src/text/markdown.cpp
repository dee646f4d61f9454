// Which punctuation Markdown would take for structure, in one line of clean text.
//
// The text may be put at the start of a line, in a list item or table cell, or between other words.
// So its first character is treated as the start of a line, and its end as the middle of one.
#include "text/markdown.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "text/utf8.hpp"

namespace trail::text {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_entity = 32;      // letters or digits between "&" and ";"
constexpr std::size_t longest_heading = 6;      // number signs
constexpr std::size_t longest_list_number = 9;  // digits

constexpr bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
constexpr bool is_letter(char byte) {
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}
// As a table: nearly every byte of a page is asked for.
constexpr auto plain = [] {
    std::array<bool, 256> table{};
    for (unsigned char byte = 0; byte < 0x80; ++byte) {
        const char character = static_cast<char>(byte);
        table[byte] = character == ' ' || is_digit(character) || is_letter(character);
    }
    return table;
}();
bool is_plain(char byte) {
    return plain[static_cast<unsigned char>(byte)];
}
bool is_ascii_punctuation(char byte) {
    return byte > ' ' && byte <= '~' && !is_plain(byte);
}

bool ends_or_spaces(std::string_view line, std::size_t at) {
    return at >= line.size() || line[at] == ' ';
}

std::size_t run_end(std::string_view line, std::size_t at) {
    return std::min(line.find_first_not_of(line[at], at), line.size());
}

// Where a list number's dot or bracket stands, if `line` begins with one.
std::size_t list_number_mark(std::string_view line) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    if (digits == 0 || digits > longest_list_number || digits == line.size()) return none;
    const bool is_mark = line[digits] == '.' || line[digits] == ')';
    return is_mark && ends_or_spaces(line, digits + 1) ? digits : none;
}

// The byte that would make a block of the line: heading, quotation, list item, rule, underline of a
// heading, or the second line of a table.
std::size_t block_mark(std::string_view line) {
    if (line.empty()) return none;
    const std::size_t run = run_end(line, 0);
    bool acts = false;
    switch (line[0]) {
        case '>':
        case '*':
            acts = true;
            break;
        case '#':
            acts = run <= longest_heading && ends_or_spaces(line, run);
            break;
        case '+':
            acts = ends_or_spaces(line, 1);
            break;
        case '-':
            acts = ends_or_spaces(line, run) || line.find_first_not_of(" -:|") == none;
            break;
        case '=':
            acts = run == line.size();
            break;
        case ':':
            acts = line.find_first_not_of(" -:|") == none;
            break;
        default:
            return list_number_mark(line);
    }
    return acts ? 0 : none;
}

bool begins_entity(std::string_view line, std::size_t at) {
    std::size_t end = at + 1;
    if (end < line.size() && line[end] == '#') ++end;
    const std::size_t first = end;
    while (end < line.size() && end - first < longest_entity &&
           (is_digit(line[end]) || is_letter(line[end])))
        ++end;
    return end > first && end < line.size() && line[end] == ';';
}

// A letter, digit or mark: underscores between two of these are part of a word.
bool is_word_part(char32_t point) {
    if (point < 0x80) return point > ' ' && !is_ascii_punctuation(static_cast<char>(point));
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(point));
    return category < UTF8PROC_CATEGORY_PC;
}

// Walks along one line and decides for each run of one character.
class Line {
public:
    explicit Line(std::string_view line) : line_(line) {}

    std::string escaped() {
        std::string out;
        out.reserve(line_.size() + line_.size() / 8);
        const std::size_t mark = block_mark(line_);
        for (std::size_t at = 0; at < line_.size();) {
            at = copy_plain(at, out);
            if (at == line_.size()) break;
            const CodePoint point = decode(line_, at);
            const std::size_t end = is_run(line_[at]) ? run_end(line_, at) : at + point.length;
            const bool escapes = at == mark || acts(at, end);
            for (std::size_t place = at; place < end; ++place) {
                if (escapes && (place == at || is_run(line_[at]))) out += '\\';
                out += line_[place];
            }
            previous_ = point.value;
            at = end;
        }
        return out;
    }

private:
    static bool is_run(char byte) { return byte == '*' || byte == '_' || byte == '~'; }

    // Copies letters, digits and spaces, which never act, and returns where they end.
    std::size_t copy_plain(std::size_t at, std::string& out) {
        std::size_t end = at;
        while (end < line_.size() && is_plain(line_[end])) ++end;
        if (end == at) return at;
        out += line_.substr(at, end - at);
        previous_ = static_cast<unsigned char>(line_[end - 1]);
        return end;
    }

    bool acts(std::size_t at, std::size_t end) const {
        switch (line_[at]) {
            case '`':
            case '[':
            case ']':
            case '|':
                return true;
            case '<':
                return end == line_.size() || line_[end] != ' ';
            case '&':
                return begins_entity(line_, at);
            case '\\':
                return end == line_.size() || is_ascii_punctuation(line_[end]);
            case '*':
                return !stands_alone(end);
            case '_':
                return !stands_alone(end) && !joins_word(end);
            case '~':
                return end - at > 1 || !only_opens(at, end);
            case '#':
                return previous_ == ' ' && run_end(line_, at) == line_.size();
            default:
                return false;
        }
    }

    bool stands_alone(std::size_t end) const {
        return previous_ == ' ' && end < line_.size() && line_[end] == ' ';
    }

    // One tilde before a word, as in "~5 min", could only begin a deletion that nothing ends.
    bool only_opens(std::size_t at, std::size_t end) const {
        return (at == 0 || previous_ == ' ') && end < line_.size() && line_[end] > ' ';
    }

    bool joins_word(std::size_t end) const {
        return is_word_part(previous_) && end < line_.size() &&
               is_word_part(decode(line_, end).value);
    }

    std::string_view line_;
    char32_t previous_ = 0;  // the character before the run; 0 at the start, which is no word part
};

}  // namespace

std::string without_markdown(std::string_view line) {
    return Line(line).escaped();
}

}  // namespace trail::text
