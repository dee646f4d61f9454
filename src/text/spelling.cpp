// "Did you mean": how far two words are apart, and which of several is nearest.
#include "trail/text/spelling.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "text/utf8.hpp"
#include "trail/text/unicode.hpp"

namespace trail::text {
namespace {

std::u32string points(std::string_view word) {
    std::u32string out;
    out.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
        const CodePoint point = decode(word, at);
        out += point.value;
        at += point.length;
    }
    return out;
}

// The last three rows of the table of distances between prefixes. Only cells within `limit` of the
// diagonal are filled: every other one is above the limit, whatever it holds.
class Rows {
public:
    Rows(std::size_t columns, std::size_t limit) : over_(limit + 1), limit_(limit) {
        for (auto& row : rows_) row.assign(columns + 1, over_);
        for (std::size_t j = 0; j <= std::min(columns, limit); ++j) row(0)[j] = j;
    }

    // Fills row `i` and returns its least distance.
    std::size_t fill(std::size_t i, const std::u32string& a, const std::u32string& b) {
        auto& now = row(i);
        const std::size_t first = i > limit_ ? i - limit_ : 1;
        const std::size_t last = std::min(b.size(), i + limit_);
        now[first - 1] = first == 1 ? std::min(i, over_) : over_;
        std::size_t least = now[first - 1];
        for (std::size_t j = first; j <= last; ++j)
            least = std::min(least, now[j] = cell(i, j, a, b));
        if (last < b.size()) now[last + 1] = over_;
        return least;
    }

    std::vector<std::size_t>& row(std::size_t i) { return rows_[i % rows_.size()]; }

private:
    std::size_t cell(std::size_t i, std::size_t j, const std::u32string& a,
                     const std::u32string& b) {
        const std::size_t replaced = row(i - 1)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        std::size_t least = std::min({replaced, row(i - 1)[j] + 1, row(i)[j - 1] + 1, over_});
        const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        if (swapped) least = std::min(least, row(i - 2)[j - 2] + 1);
        return least;
    }

    std::size_t over_;
    std::size_t limit_;
    std::array<std::vector<std::size_t>, 3> rows_;
};

}  // namespace

std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    const std::u32string from = points(a);
    const std::u32string to = points(b);
    const auto [shorter, longer] = std::minmax({from.size(), to.size()});
    limit = std::min(limit, longer);
    if (longer - shorter > limit) return limit + 1;
    Rows rows(to.size(), limit);
    for (std::size_t i = 1; i <= from.size(); ++i)
        if (rows.fill(i, from, to) > limit) return limit + 1;
    return rows.row(from.size())[to.size()];
}

std::size_t tolerance(std::string_view word) {
    return code_points(word) < 6 ? 1 : 2;
}

std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates) {
    const std::string* best = nullptr;
    std::size_t limit = tolerance(word);
    for (const std::string& candidate : candidates) {
        if (candidate == word) return std::nullopt;
        const std::size_t apart = distance(word, candidate, limit);
        if (apart > limit || (best && apart == limit)) continue;
        best = &candidate;
        limit = apart;
    }
    if (!best) return std::nullopt;
    return *best;
}

}  // namespace trail::text
