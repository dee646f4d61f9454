// A place in a TOML text that moves over blanks, lines and strings.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace trail::config {

class Cursor {
public:
    explicit Cursor(std::string_view text) : text_(text) {
        constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
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

}  // namespace trail::config
