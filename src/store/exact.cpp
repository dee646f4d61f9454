// Exact forms before loose ones.
#include "store/exact.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "trail/text/unicode.hpp"

namespace trail::store::search {
namespace {

constexpr double exact_word = 2.0;

// A text as search compares it, with its words.
struct Readable {
    explicit Readable(std::string plain) : text(std::move(plain)), words(text::words(text)) {}
    Readable(const Readable&) = delete;
    Readable& operator=(const Readable&) = delete;

    // Whether the place lies between two letters of one word.
    bool is_inside_a_word(std::size_t place) const {
        const char* here = text.data() + place;
        const auto after = std::ranges::lower_bound(
            words, here, {}, [](std::string_view word) { return word.data(); });
        return after != words.begin() && here < std::prev(after)->data() + std::prev(after)->size();
    }

    std::string text;
    std::vector<std::string_view> words;
};

bool stands_in(const Readable& readable, std::string_view needle, bool prefix) {
    const auto& text = readable.text;
    for (auto at = text.find(needle); at != std::string::npos; at = text.find(needle, at + 1)) {
        if (readable.is_inside_a_word(at)) continue;
        if (prefix || !readable.is_inside_a_word(at + needle.size())) return true;
    }
    return false;
}

double exactness(const model::Entry& entry, const std::vector<query::Needle>& needles) {
    std::string plain = text::without_accents(entry.line);
    if (entry.body) plain += '\n' + text::without_accents(*entry.body);
    const Readable readable(std::move(plain));
    double score = 0;
    for (const auto& needle : needles) {
        if (stands_in(readable, needle.text, needle.prefix)) score += exact_word;
    }
    return score;
}

}  // namespace

void prefer_exact(std::vector<Hit>& hits, const std::vector<query::Needle>& needles) {
    std::vector<query::Needle> plain = needles;
    for (auto& needle : plain) needle.text = text::without_accents(needle.text);
    for (auto& hit : hits) hit.score += exactness(hit.entry, plain);
    std::ranges::stable_sort(hits, [](const Hit& a, const Hit& b) {
        if (a.score != b.score) return a.score > b.score;
        return a.entry.at.at > b.entry.at.at;
    });
}

}  // namespace trail::store::search
