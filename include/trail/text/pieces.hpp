// A text cut where a character stands: lines at '\n', names at ' '.
#pragma once

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <string_view>
#include <vector>

namespace trail::text {

// Views into the text, one after another. The character ends a piece, so there is none behind it at
// the end of the text; where two of them touch, an empty one stands between.
class Pieces {
public:
    class Iterator {
    public:
        Iterator(std::string_view rest, char end) : rest_(rest), end_(end) { measure(); }
        std::string_view operator*() const { return rest_.substr(0, size_); }
        Iterator& operator++() {
            rest_.remove_prefix(std::min(size_ + 1, rest_.size()));
            measure();
            return *this;
        }
        bool operator==(std::default_sentinel_t) const { return rest_.empty(); }

    private:
        void measure() { size_ = std::min(rest_.find(end_), rest_.size()); }

        std::string_view rest_;
        std::size_t size_ = 0;
        char end_;
    };

    Pieces(std::string_view text, char end) : text_(text), end_(end) {}
    Iterator begin() const { return {text_, end_}; }
    std::default_sentinel_t end() const { return {}; }

private:
    std::string_view text_;
    char end_;
};

inline Pieces pieces(std::string_view text, char end) {
    return {text, end};
}

inline Pieces lines(std::string_view text) {
    return {text, '\n'};
}

std::vector<std::string_view> listed(const Pieces& pieces);

// What stands between any of these characters, where anything does.
std::vector<std::string_view> between(std::string_view text, std::string_view separators);

}  // namespace trail::text
