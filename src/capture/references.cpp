// What a text points at: issues, decisions, commits, pages.
#include "capture/references.hpp"

#include <algorithm>
#include <array>

#include "capture/words.hpp"
#include "trail/model/decision.hpp"

namespace trail::capture {
namespace {

constexpr std::size_t most_digits = 9;
constexpr std::size_t shortest_commit_id = 7;
constexpr std::size_t longest_commit_id = 40;
constexpr std::size_t longest_key_prefix = 10;

// Spelled like issue keys, but names of standards, formats and spans of time that every team
// writes.
constexpr std::array<std::string_view, 25> not_issue_keys{
    "AES", "ANSI", "BASE", "COVID", "CRC", "H1",  "H2",  "HTTP", "IEC", "IEEE", "IPV", "ISO", "MD",
    "PEP", "Q1",   "Q2",   "Q3",    "Q4",  "RFC", "SHA", "SOC",  "SSL", "TLS",  "UTF", "X86"};

std::size_t digits_at(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, is_digit);
    return static_cast<std::size_t>(end - text.begin());
}

// The bytes of a number as people count things: no leading zero.
std::size_t number_at(std::string_view text) {
    const std::size_t size = digits_at(text);
    return size == 0 || size > most_digits || text.front() == '0' ? 0 : size;
}

std::optional<std::string_view> if_it_ends(std::string_view text, std::size_t size) {
    if (!ends_word(text.substr(size))) return std::nullopt;
    return text.substr(0, size);
}

std::optional<std::string_view> number_reference_at(std::string_view text) {
    const std::size_t digits = number_at(text.substr(1));
    if (digits == 0) return std::nullopt;
    return if_it_ends(text, 1 + digits);
}

bool is_key_character(char c) {
    return (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_';
}

std::optional<std::string_view> issue_key_at(std::string_view text) {
    const auto end = std::ranges::find_if_not(text, is_key_character);
    const auto prefix = static_cast<std::size_t>(end - text.begin());
    if (prefix < 2 || prefix > longest_key_prefix || end == text.end() || *end != '-') {
        return std::nullopt;
    }
    if (std::ranges::find(not_issue_keys, text.substr(0, prefix)) != not_issue_keys.end()) {
        return std::nullopt;
    }
    const std::size_t digits = number_at(text.substr(prefix + 1));
    if (digits == 0) return std::nullopt;
    return if_it_ends(text, prefix + 1 + digits);
}

std::optional<std::string_view> decision_at(std::string_view text) {
    const std::size_t size = 1 + digits_at(text.substr(1));
    if (!model::parse_decision_number(text.substr(0, size))) return std::nullopt;
    return if_it_ends(text, size);
}

bool may_stand_in_url(std::string_view rest) {
    const char32_t code = first_character(rest).code;
    const bool is_control = code < 0x20 || (code >= 0x7F && code < 0xA0);
    if (code >= 0x80) return !is_control && !ends_token(rest);
    return !is_control && std::string_view(" <>\"`").find(rest.front()) == std::string_view::npos;
}

char opening_of(char closing) {
    switch (closing) {
        case ')':
            return '(';
        case ']':
            return '[';
        case '}':
            return '{';
        default:
            return '\0';
    }
}

// Punctuation behind a URL belongs to the sentence; so does a closing bracket that was opened
// there.
std::string_view without_sentence_end(std::string_view url) {
    std::array<std::ptrdiff_t, 128> count{};
    for (const char c : url) {
        if (static_cast<unsigned char>(c) < count.size()) ++count[static_cast<unsigned char>(c)];
    }
    while (!url.empty()) {
        const char last = url.back();
        const char opening = opening_of(last);
        const bool unopened = opening != '\0' && count[static_cast<unsigned char>(last)] >
                                                     count[static_cast<unsigned char>(opening)];
        if (!unopened && std::string_view(".,;:!?'*([{").find(last) == std::string_view::npos)
            break;
        --count[static_cast<unsigned char>(last)];
        url.remove_suffix(1);
    }
    return url;
}

std::size_t scheme_at(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (is_in_any_case(text.substr(0, scheme.size()), scheme)) return scheme.size();
    }
    return 0;
}

std::optional<std::string_view> url_at(std::string_view text) {
    const std::size_t scheme = scheme_at(text);
    if (scheme == 0) return std::nullopt;
    std::size_t size = scheme;
    while (size < text.size() && may_stand_in_url(text.substr(size))) {
        size += first_character(text.substr(size)).size;
    }
    const std::string_view url = without_sentence_end(text.substr(0, size));
    if (url.size() <= scheme) return std::nullopt;
    return url;
}

}  // namespace

std::optional<std::string_view> reference_at(std::string_view text) {
    if (text.empty()) return std::nullopt;
    switch (text.front()) {
        case '#':
            return number_reference_at(text);
        case 'h':
        case 'H':
            if (const auto url = url_at(text)) return url;
            break;
        case 'D':
            if (const auto decision = decision_at(text)) return decision;
            break;
        default:
            break;
    }
    if (text.front() < 'A' || text.front() > 'Z') return std::nullopt;
    return issue_key_at(text);
}

std::optional<std::string_view> commit_id_at(std::string_view text) {
    const auto is_hex = [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); };
    const auto end = std::ranges::find_if_not(text, is_hex);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (size < shortest_commit_id || size > longest_commit_id) return std::nullopt;
    const std::string_view id = text.substr(0, size);
    // Both, or it is a number or a word such as "defaced".
    if (std::ranges::none_of(id, is_digit) || std::ranges::none_of(id, is_letter))
        return std::nullopt;
    return if_it_ends(text, size);
}

void References::add(std::string_view reference) {
    const auto [known, is_new] = known_.emplace(reference);
    if (is_new) list_.push_back(*known);
}

}  // namespace trail::capture
