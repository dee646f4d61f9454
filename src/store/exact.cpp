// Exact forms before loose ones.
#include "store/exact.hpp"

#include <algorithm>
#include <string>
#include <string_view>

#include "trail/text/unicode.hpp"

namespace trail::store::search {
namespace {

constexpr double exact_word = 2.0;

bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool stands_in(std::string_view text, std::string_view needle, bool prefix) {
    for (auto at = text.find(needle); at != std::string_view::npos;
         at = text.find(needle, at + 1)) {
        const auto end = at + needle.size();
        const bool begins = at == 0 || !is_word_byte(text[at - 1]);
        const bool ends = prefix || end == text.size() || !is_word_byte(text[end]);
        if (begins && ends) return true;
    }
    return false;
}

double exactness(const model::Entry& entry, const std::vector<query::Needle>& needles) {
    std::string text = text::without_accents(entry.line);
    if (entry.body) text += '\n' + text::without_accents(*entry.body);
    double score = 0;
    for (const auto& needle : needles) {
        if (stands_in(text, needle.text, needle.prefix)) score += exact_word;
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
