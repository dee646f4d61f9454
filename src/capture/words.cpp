// Where tokens may begin and end in a text, and which characters make a name.
#include "capture/words.hpp"

#include <algorithm>
#include <array>

#include "trail/model/person.hpp"

namespace trail::capture {
namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::size_t longest_character = 4;  // bytes

struct Range {
    char32_t first;
    char32_t last;
};

constexpr std::array spaces{Range{0x85, 0x85},     Range{0xA0, 0xA0},     Range{0x1680, 0x1680},
                            Range{0x2000, 0x200A}, Range{0x2028, 0x2029}, Range{0x202F, 0x202F},
                            Range{0x205F, 0x205F}, Range{0x3000, 0x3000}};

// Punctuation beyond ASCII that stands next to words in running text. The joiners U+200C and U+200D
// are left out: they are parts of Persian words and of emoji.
constexpr std::array punctuation{
    Range{0xA1, 0xA1},     Range{0xAB, 0xAB},     Range{0xBB, 0xBB},     Range{0xBF, 0xBF},
    Range{0x060C, 0x060C}, Range{0x061B, 0x061B}, Range{0x061F, 0x061F}, Range{0x0964, 0x0965},
    Range{0x200B, 0x200B}, Range{0x200E, 0x2027}, Range{0x202A, 0x202E}, Range{0x2030, 0x205E},
    Range{0x2060, 0x206F}, Range{0x3001, 0x3003}, Range{0x3008, 0x3011}, Range{0x3014, 0x301F},
    Range{0xFE30, 0xFE6F}, Range{0xFEFF, 0xFEFF}, Range{0xFF01, 0xFF0F}, Range{0xFF1A, 0xFF20},
    Range{0xFF3B, 0xFF40}, Range{0xFF5B, 0xFF65}};

constexpr std::u32string_view sentence_marks = U".,;:!?…、。，：；！？";
constexpr std::u32string_view openings = U"（［｛「『【〈《〔";
constexpr std::u32string_view closings = U")]}>）］｝」』】〉》〕";
constexpr std::u32string_view name_joiners = U"-_./";

constexpr char32_t zero_width_joiner = 0x200D;
constexpr char32_t keycap = 0x20E3;
constexpr Range variation_selectors{0xFE00, 0xFE0F};

bool is_in(char32_t code, Range range) {
    return range.first <= code && code <= range.last;
}

template <std::size_t count>
bool is_in(char32_t code, const std::array<Range, count>& ranges) {
    return std::ranges::any_of(ranges, [code](Range range) { return is_in(code, range); });
}

bool contains(std::u32string_view set, char32_t code) {
    return set.find(code) != std::u32string_view::npos;
}

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80;
}

bool is_ascii(char32_t code) {
    return code < 0x80;
}

bool is_ascii_letter_or_digit(char32_t code) {
    return is_ascii(code) &&
           (is_letter(static_cast<char>(code)) || is_digit(static_cast<char>(code)));
}

bool is_name_character(char32_t code) {
    if (is_ascii(code)) return is_ascii_letter_or_digit(code) || contains(name_joiners, code);
    const bool is_control = code < 0xA0;
    return !is_control && code != replacement && !is_space(code) && !is_in(code, punctuation);
}

}  // namespace

Character first_character(std::string_view text) {
    const unsigned lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {replacement, 1};
    char32_t code = lead & (0xFFU >> (size + 1));
    for (std::size_t at = 1; at < size; ++at) {
        if (!is_continuation(text[at])) return {replacement, 1};
        code = code << 6U | (static_cast<unsigned char>(text[at]) & 0x3FU);
    }
    return {code, size};
}

Character last_character(std::string_view text) {
    std::size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < longest_character && is_continuation(text[start]))
        --start;
    const Character last = first_character(text.substr(start));
    if (start + last.size != text.size()) return {replacement, 1};
    return last;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_in_any_case(std::string_view text, std::string_view lower) {
    return std::ranges::equal(text, lower, [](char c, char wanted) {
        return c == wanted || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == wanted);
    });
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

bool is_space(char32_t code) {
    if (is_ascii(code)) return code == ' ' || (code >= '\t' && code <= '\r');
    return is_in(code, spaces);
}

bool is_sentence_mark(char32_t code) {
    return contains(sentence_marks, code);
}

bool is_opening(char32_t code) {
    if (is_ascii(code)) return code == '(' || code == '[' || code == '{' || code == '<';
    return contains(openings, code);
}

bool is_closing(char32_t code) {
    return contains(closings, code);
}

std::size_t plain_run(std::string_view text) {
    constexpr auto is_plain = [] {
        std::array<bool, 256> plain{};
        for (std::size_t code = '!'; code < 0x7F; ++code) plain[code] = true;
        for (const char opening : {'(', '[', '{', '<'})
            plain[static_cast<unsigned char>(opening)] = false;
        return plain;
    }();
    const auto end = std::ranges::find_if_not(
        text, [&is_plain](char c) { return is_plain[static_cast<unsigned char>(c)]; });
    return static_cast<std::size_t>(end - text.begin());
}

Start start_behind(char32_t code, Start before) {
    if (is_space(code)) return Start::word;
    if (!is_opening(code)) return Start::no;
    // Scripts with wide brackets put no space before them.
    return before == Start::word || !is_ascii(code) ? Start::word : Start::bracket;
}

bool ends_token(std::string_view rest) {
    if (rest.empty()) return true;
    const auto [code, size] = first_character(rest);
    if (is_ascii(code) && is_sentence_mark(code)) {
        return rest.size() == size ||
               !is_ascii_letter_or_digit(first_character(rest.substr(size)).code);
    }
    return is_space(code) || is_closing(code) || is_in(code, punctuation);
}

bool ends_word(std::string_view rest) {
    return ends_token(rest) || rest.front() == '"' || rest.front() == '\'';
}

std::string_view name_at(std::string_view text) {
    std::size_t size = 0;
    while (size < text.size()) {
        const Character next = first_character(text.substr(size));
        if (!is_name_character(next.code)) break;
        size += next.size;
    }
    while (size > 0 && contains(name_joiners, static_cast<unsigned char>(text[size - 1]))) --size;
    const std::string_view name = text.substr(0, size);
    return model::is_name(name) ? name : std::string_view();
}

bool begins_with_letter(std::string_view name) {
    if (name.empty()) return false;
    const char32_t code = first_character(name).code;
    if (is_ascii(code)) return is_letter(static_cast<char>(code));
    // "#" and a keycap make one emoji, not a tag.
    return !is_in(code, variation_selectors) && code != keycap && code != zero_width_joiner;
}

std::string_view trimmed_end(std::string_view text) {
    while (!text.empty()) {
        const Character last = last_character(text);
        if (!is_space(last.code)) break;
        text.remove_suffix(last.size);
    }
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty()) {
        const Character character = first_character(text);
        if (!is_space(character.code)) break;
        text.remove_prefix(character.size);
    }
    return trimmed_end(text);
}

}  // namespace trail::capture
