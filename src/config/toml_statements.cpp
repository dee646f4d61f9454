// Where things stand in a TOML text.
#include "config/toml_statements.hpp"

#include <algorithm>

namespace trail::config {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_bare(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {
        if (text.starts_with(byte_order_mark)) at_ = byte_order_mark.size();
    }

    std::size_t at() const { return at_; }
    bool done() const { return at_ >= text_.size(); }
    char peek() const { return done() ? '\0' : text_[at_]; }
    bool sees(std::string_view words) const { return text_.substr(at_).starts_with(words); }
    bool sees_quote() const { return peek() == '"' || peek() == '\''; }
    void skip(std::size_t count = 1) { at_ = std::min(at_ + count, text_.size()); }
    void skip_blanks() { at_ = std::min(text_.find_first_not_of(" \t", at_), text_.size()); }
    void skip_to_line_end() { at_ = std::min(text_.find('\n', at_), text_.size()); }

    void skip_line() {
        skip_to_line_end();
        skip();
    }

    // One string of any of the four kinds; an unclosed one ends with its line, or with the text.
    void skip_string() {
        const char quote = peek();
        const std::string fence(3, quote);
        const bool long_one = sees(fence);
        skip(long_one ? 3 : 1);
        while (!done() && (long_one || peek() != '\n')) {
            if (quote == '"' && peek() == '\\') {
                skip(2);
            } else if (long_one ? sees(fence) : peek() == quote) {
                skip(long_one ? 3 : 1);
                // Two quotes may stand directly before the closing three.
                for (int i = 0; long_one && i < 2 && peek() == quote; ++i) skip();
                return;
            } else {
                skip();
            }
        }
    }

    std::string_view since(std::size_t begin) const { return text_.substr(begin, at_ - begin); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::string key_part(Cursor& cursor) {
    const auto begin = cursor.at();
    if (cursor.sees_quote()) {
        cursor.skip_string();
        const auto quoted = cursor.since(begin);
        return std::string(quoted.substr(1, quoted.size() < 2 ? 0 : quoted.size() - 2));
    }
    while (!cursor.done() &&
           std::string_view(" \t.=]\r\n").find(cursor.peek()) == std::string_view::npos) {
        cursor.skip();
    }
    return std::string(cursor.since(begin));
}

void read_key(Cursor& cursor, std::vector<std::string>& path) {
    while (true) {
        cursor.skip_blanks();
        path.push_back(key_part(cursor));
        cursor.skip_blanks();
        if (cursor.peek() != '.') return;
        cursor.skip();
    }
}

void read_value(Cursor& cursor, Statement& statement) {
    cursor.skip();  // the "="
    cursor.skip_blanks();
    statement.value_begin = statement.value_end = cursor.at();
    for (std::size_t depth = 0; !cursor.done();) {
        const char c = cursor.peek();
        if (c == '#' || c == '\n') {
            if (depth == 0) return;
            cursor.skip_line();
            continue;
        }
        if (cursor.sees_quote()) {
            cursor.skip_string();
        } else {
            if (c == '[' || c == '{') ++depth;
            if ((c == ']' || c == '}') && depth > 0) --depth;
            cursor.skip();
        }
        if (c != ' ' && c != '\t' && c != '\r') statement.value_end = cursor.at();
    }
}

bool heading_has_key(Cursor cursor) {
    cursor.skip(cursor.sees("[[") ? 2 : 1);
    cursor.skip_blanks();
    return cursor.sees_quote() || is_bare(cursor.peek());
}

// How deep the text is nested at each point: open brackets, and dots of the key being read in each.
class Depth {
public:
    void open() {
        dots_.push_back(0);
        ++total_;
    }
    void close() {
        if (dots_.size() == 1) return;
        total_ -= dots_.back() + 1;
        dots_.pop_back();
    }
    void dot() {
        ++dots_.back();
        ++total_;
    }
    void next() {
        total_ -= dots_.back();
        dots_.back() = 0;
    }
    bool at_top() const { return dots_.size() == 1; }
    std::size_t total() const { return total_; }

private:
    std::vector<std::size_t> dots_{0};
    std::size_t total_ = 0;
};

}  // namespace

std::vector<Statement> statements(std::string_view toml) {
    std::vector<Statement> found;
    std::vector<std::string> table;
    bool in_array = false;
    for (Cursor cursor(toml); !cursor.done();) {
        Statement statement;
        statement.begin = cursor.at();
        cursor.skip_blanks();
        const char first = cursor.peek();
        if (first == '#' || first == '\r' || first == '\n' || cursor.done()) {
            cursor.skip_line();
            continue;
        }
        if (first == '[') {
            in_array = cursor.sees("[[");
            cursor.skip(in_array ? 2 : 1);
            read_key(cursor, statement.path);
            table = statement.path;
            statement.kind = in_array ? Statement::Kind::array_of_tables : Statement::Kind::table;
        } else {
            statement.path = table;
            read_key(cursor, statement.path);
            read_value(cursor, statement);
        }
        statement.table_parts = table.size();
        statement.in_array = in_array;
        cursor.skip_line();
        statement.end = cursor.at();
        found.push_back(std::move(statement));
    }
    return found;
}

std::optional<Refusal> refusal(std::string_view toml, std::size_t most) {
    Depth depth;
    bool line_begins = true;
    for (Cursor cursor(toml); !cursor.done();) {
        const char c = cursor.peek();
        if (line_begins && c == '[' && !heading_has_key(cursor)) {
            return Refusal{cursor.at(), "a table needs a name"};
        }
        line_begins = depth.at_top() && (c == '\n' || (line_begins && (c == ' ' || c == '\t')));
        if (cursor.sees_quote()) {
            cursor.skip_string();
            continue;
        }
        if (c == '[' || c == '{') depth.open();
        if (c == ']' || c == '}') depth.close();
        if (c == '.') depth.dot();
        if (c == ',' || (c == '\n' && depth.at_top())) depth.next();
        if (depth.total() > most) return Refusal{cursor.at(), "nested too deeply"};
        if (c == '#') {
            cursor.skip_to_line_end();
        } else {
            cursor.skip();
        }
    }
    return std::nullopt;
}

}  // namespace trail::config
