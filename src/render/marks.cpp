// Where the words of a question stand in a line.
#include <algorithm>
#include <array>

#include "trail/render/entry_list.hpp"
#include "trail/text/unicode.hpp"

namespace trail::render {
namespace {

// What the index takes for the same word as the word without it: the endings of Porter's stemmer.
constexpr std::array<std::string_view, 50> endings{
    "",     "s",     "es",    "e",     "d",       "ed",      "r",       "rs",    "er",    "ers",
    "ing",  "ings",  "y",     "ies",   "ied",     "ly",      "al",      "ally",  "ation", "ations",
    "ion",  "ions",  "ive",   "ives",  "able",    "ible",    "ability", "ment",  "ments", "ness",
    "ful",  "ity",   "ities", "ize",   "izes",    "ized",    "izer",    "izers", "izing", "ization",
    "ance", "ances", "ence",  "ences", "ational", "iveness", "ous",     "ously", "or",    "ors",
};

bool is_ending(std::string_view stem, std::string_view rest) {
    if (std::ranges::find(endings, rest) != endings.end()) return true;
    // "run" and "running".
    return rest.size() > 1 && rest.front() == stem.back() &&
           std::ranges::find(endings, rest.substr(1)) != endings.end();
}

bool same_stem(std::string_view word, std::string_view asked) {
    constexpr std::size_t shortest_stem = 3;
    if (word == asked) return true;
    const auto shared =
        static_cast<std::size_t>(std::ranges::mismatch(word, asked).in1 - word.begin());
    if (shared < shortest_stem) return false;
    const auto stem = word.substr(0, shared);
    return is_ending(stem, word.substr(shared)) && is_ending(stem, asked.substr(shared));
}

bool is_meant(const std::string& word, std::span<const Mark> plain) {
    return std::ranges::any_of(plain, [&](const Mark& mark) {
        return mark.prefix ? word.starts_with(mark.text) : same_stem(word, mark.text);
    });
}

std::vector<Mark> plain_words(std::span<const Mark> marks) {
    std::vector<Mark> plain;
    for (const auto& mark : marks) {
        for (const auto word : text::words(mark.text)) {
            plain.push_back({text::without_accents(word), mark.prefix});
        }
    }
    return plain;
}

// Turns bytes of a line into code points; asked in ascending order it reads the line once.
class Places {
public:
    explicit Places(std::string_view line) : line_(line) {}

    Match of(std::string_view part) {
        const auto start = point_at(static_cast<std::size_t>(part.data() - line_.data()));
        return {start, start + text::code_points(part)};
    }

private:
    std::size_t point_at(std::size_t byte) {
        points_ += text::code_points(line_.substr(byte_, byte - byte_));
        byte_ = byte;
        return points_;
    }

    std::string_view line_;
    std::size_t byte_ = 0;
    std::size_t points_ = 0;
};

void add_words(std::string_view line, std::span<const Mark> plain, std::vector<Match>& found) {
    Places places(line);
    for (const auto word : text::words(line)) {
        if (is_meant(text::without_accents(word), plain)) found.push_back(places.of(word));
    }
}

// What has no words, such as an emoji, or no spaces between them is found as it stands.
bool is_substring(const Mark& mark) {
    return text::has_unspaced_script(mark.text) || text::words(mark.text).empty();
}

void add_substrings(std::string_view line, const Mark& mark, std::vector<Match>& found) {
    if (mark.text.empty()) return;
    Places places(line);
    for (auto at = line.find(mark.text); at != std::string_view::npos;
         at = line.find(mark.text, at + mark.text.size())) {
        found.push_back(places.of(line.substr(at, mark.text.size())));
    }
}

// In order; what overlaps becomes one.
std::vector<Match> merged(std::vector<Match> found) {
    std::ranges::sort(found, {}, &Match::start);
    std::vector<Match> apart;
    for (const auto& match : found) {
        if (!apart.empty() && match.start < apart.back().end) {
            apart.back().end = std::max(apart.back().end, match.end);
        } else {
            apart.push_back(match);
        }
    }
    return apart;
}

}  // namespace

std::vector<Match> matches(std::string_view line, std::span<const Mark> marks) {
    std::vector<Match> found;
    if (marks.empty()) return found;
    add_words(line, plain_words(marks), found);
    for (const auto& mark : marks) {
        if (is_substring(mark)) add_substrings(line, mark, found);
    }
    return merged(std::move(found));
}

}  // namespace trail::render
