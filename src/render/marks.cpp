// Where the words of a question stand in a line.
#include <algorithm>

#include "trail/render/entry_list.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

// Endings may differ by this many letters and still be the same word to the index.
constexpr std::size_t longest_ending = 3;
constexpr std::size_t shortest_stem = 4;

bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    for (std::size_t at = 0; at < text.size();) {
        while (at < text.size() && !is_word_byte(text[at])) ++at;
        std::size_t end = at;
        while (end < text.size() && is_word_byte(text[end])) ++end;
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

bool same_stem(std::string_view word, std::string_view asked) {
    if (word == asked) return true;
    const auto shared =
        static_cast<std::size_t>(std::ranges::mismatch(word, asked).in1 - word.begin());
    return shared >= shortest_stem && word.size() <= shared + longest_ending &&
           asked.size() <= shared + longest_ending;
}

bool is_meant(const std::string& word, std::span<const Mark> plain) {
    return std::ranges::any_of(plain, [&](const Mark& mark) {
        return mark.prefix ? word.starts_with(mark.text) : same_stem(word, mark.text);
    });
}

std::vector<Mark> plain_words(std::span<const Mark> marks) {
    std::vector<Mark> plain;
    for (const auto& mark : marks) {
        for (const auto word : words_of(mark.text)) {
            plain.push_back({text::without_accents(word), mark.prefix});
        }
    }
    return plain;
}

void add_substrings(std::string_view line, const Mark& mark, std::vector<Match>& found) {
    for (auto at = line.find(mark.text); at != std::string_view::npos;
         at = line.find(mark.text, at + mark.text.size())) {
        const auto start = text::code_points(line.substr(0, at));
        found.push_back({start, start + text::code_points(mark.text)});
    }
}

}  // namespace

std::vector<Match> matches(std::string_view line, std::span<const Mark> marks) {
    std::vector<Match> found;
    const auto plain = plain_words(marks);
    for (const auto word : words_of(line)) {
        if (!is_meant(text::without_accents(word), plain)) continue;
        const auto start = text::code_points(
            line.substr(0, static_cast<std::size_t>(word.data() - line.data())));
        found.push_back({start, start + text::code_points(word)});
    }
    for (const auto& mark : marks) {
        if (found.empty() && text::has_unspaced_script(mark.text)) add_substrings(line, mark, found);
    }
    return found;
}

}  // namespace trail::render
