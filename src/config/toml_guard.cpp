// What must not even be given to the TOML library.
#include "config/toml_guard.hpp"

#include "config/toml_cursor.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace trail::config {
namespace {

// What TOML 1.0 allows outside of strings and comments.
bool is_plain(char c) {
    return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n' || c == '\r';
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '-' || c == '_';
}

bool heading_has_key(Cursor cursor) {
    cursor.skip(cursor.sees("[[") ? 2 : 1);
    cursor.skip_blanks();
    return cursor.sees_quote() || is_bare(cursor.peek());
}

// "0000-00-00": a digit for each 0, anything else as it stands.
bool looks_like(std::string_view text, std::string_view pattern) {
    return text.size() == pattern.size() && std::ranges::equal(text, pattern, [](char c, char p) {
               return p == '0' ? is_digit(c) : c == p;
           });
}

bool is_time(std::string_view text) {
    if (!looks_like(text.substr(0, 8), "00:00:00")) return false;
    text.remove_prefix(8);
    if (text.empty()) return true;
    return text.size() > 1 && text[0] == '.' && std::ranges::all_of(text.substr(1), is_digit);
}

bool is_moment(std::string_view text) {
    if (!looks_like(text.substr(0, 10), "0000-00-00")) return false;
    text.remove_prefix(10);
    if (text.empty()) return true;
    if (text[0] != 'T' && text[0] != 't' && text[0] != ' ') return false;
    text.remove_prefix(1);
    if (text.ends_with('Z') || text.ends_with('z')) {
        text.remove_suffix(1);
    } else if (const auto sign = text.find_first_of("+-"); sign != std::string_view::npos) {
        if (!looks_like(text.substr(sign + 1), "00:00")) return false;
        text = text.substr(0, sign);
    }
    return is_time(text);
}

// A sign anywhere else makes the library expect a date.
bool has_signs_of_number(std::string_view text) {
    for (auto at = text.find_first_of("+-", 1); at < text.size();
         at = text.find_first_of("+-", at + 1)) {
        if (text[at - 1] != 'e' && text[at - 1] != 'E') return false;
    }
    return true;
}

bool is_number(std::string_view text) {
    constexpr std::string_view letters = "0123456789abcdefABCDEFoxinINE_.+-";
    constexpr std::size_t longest = 64;
    return text.size() <= longest && text.find_first_not_of(letters) == std::string_view::npos &&
           has_signs_of_number(text) &&
           std::ranges::any_of(text, [](char c) { return is_digit(c) || c == 'n'; });
}

bool is_scalar(std::string_view text) {
    return text == "true" || text == "false" || is_number(text) || is_time(text) || is_moment(text);
}

// A backslash before a character beyond ASCII, or before blanks and newlines that end at one.
bool escapes_beyond_ascii(std::string_view text) {
    if (!text.starts_with('"')) return false;
    for (auto at = text.find('\\'); at < text.size(); at = text.find('\\', at + 2)) {
        const auto next = text.find_first_not_of(" \t\r\n", at + 1);
        if (next == std::string_view::npos) return false;
        if ((static_cast<unsigned char>(text[next]) & 0x80) != 0) return true;
    }
    return false;
}

// How deep the text is nested at each point: open brackets, and dots of the key being read in each.
class Depth {
public:
    // In an array, values stand from the start; elsewhere they follow "=".
    void open(char bracket) {
        levels_.push_back({bracket, 0, bracket == '['});
        ++total_;
    }
    // False when another bracket is open, or none.
    bool close(char bracket) {
        if (levels_.back().opening != (bracket == ']' ? '[' : '{')) return false;
        total_ -= levels_.back().dots + 1;
        levels_.pop_back();
        return true;
    }
    void dot() {
        ++levels_.back().dots;
        ++total_;
    }
    void next() {
        auto& level = levels_.back();
        total_ -= level.dots;
        level.dots = 0;
        level.in_value = level.opening == '[';
    }
    void begin_value() { levels_.back().in_value = true; }
    void begin_key() { levels_.back().in_value = false; }
    bool in_value() const { return levels_.back().in_value; }
    bool at_top() const { return levels_.size() == 1; }
    std::size_t total() const { return total_; }

private:
    struct Level {
        char opening;
        std::size_t dots;
        bool in_value;
    };
    std::vector<Level> levels_{{'\0', 0, false}};
    std::size_t total_ = 0;
};

class Guard {
public:
    Guard(std::string_view toml, std::size_t deepest) : cursor_(toml), deepest_(deepest) {}

    std::optional<Refusal> look() {
        while (!cursor_.done()) {
            const auto at = cursor_.at();
            if (const auto reason = step(); !reason.empty()) return Refusal{at, reason};
        }
        return std::nullopt;
    }

private:
    std::string_view step() {
        const char c = cursor_.peek();
        const bool heading = line_begins_ && c == '[';
        if (heading && !heading_has_key(cursor_)) return "a table needs a name";
        line_begins_ = depth_.at_top() && (c == '\n' || (line_begins_ && (c == ' ' || c == '\t')));
        if (cursor_.sees_quote()) return string();
        if (depth_.in_value() && is_word(c)) return word();
        if (heading) return open_heading();
        if (c != '#') return mark(c);
        cursor_.skip_to_line_end();
        return {};
    }

    std::string_view string() {
        const auto begin = cursor_.at();
        cursor_.skip_string();
        return escapes_beyond_ascii(cursor_.since(begin)) ? "only ASCII may follow a backslash"
                                                          : "";
    }

    static bool is_word(char c) { return is_bare(c) || c == '+' || c == '.' || c == ':'; }

    // A value without quotes; the one that may hold a space is a date with a time.
    std::string_view word() {
        const auto begin = cursor_.at();
        while (is_word(cursor_.peek())) cursor_.skip();
        if (looks_like(cursor_.since(begin), "0000-00-00") && cursor_.peek() == ' ') {
            auto ahead = cursor_;
            ahead.skip();
            if (is_digit(ahead.peek())) {
                cursor_ = ahead;
                while (is_word(cursor_.peek())) cursor_.skip();
            }
        }
        constexpr std::string_view ends(" \t\r\n,]}#\0", 9);
        const bool ended = ends.find(cursor_.peek()) != std::string_view::npos;
        return ended && is_scalar(cursor_.since(begin)) ? "" : "text needs quotes";
    }

    std::string_view open_heading() {
        while (cursor_.peek() == '[' && depth_.total() < 2) {
            depth_.open('[');
            depth_.begin_key();
            cursor_.skip();
        }
        return {};
    }

    std::string_view mark(char c) {
        if (!is_plain(c)) return "only quoted text may have this character";
        if (c == '[' || c == '{') depth_.open(c);
        if ((c == ']' || c == '}') && !depth_.close(c)) return "this bracket closes nothing";
        if (c == '.') depth_.dot();
        if (c == '=') depth_.begin_value();
        if (c == ',' || (c == '\n' && depth_.at_top())) depth_.next();
        cursor_.skip();
        return depth_.total() > deepest_ ? "nested too deeply" : "";
    }

    Cursor cursor_;
    Depth depth_;
    std::size_t deepest_;
    bool line_begins_ = true;
};

}  // namespace

std::optional<Refusal> refusal(std::string_view toml, std::size_t deepest) {
    return Guard(toml, deepest).look();
}

}  // namespace trail::config
