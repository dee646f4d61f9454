// A person: the short name that a full name suggests, and what may be a name.
#include "trail/model/person.hpp"

#include <algorithm>

namespace trail::model {
namespace {

constexpr std::size_t longest_name = 64;

bool is_letter_or_digit(unsigned char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c >= 0x80;
}

bool may_join(char c) {
    return c == '-' || c == '_' || c == '.' || c == '/';
}

std::string plain_word(std::string_view text) {
    std::string word;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (!is_letter_or_digit(byte)) continue;
        word += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return word.size() > longest_name ? std::string() : word;
}

}  // namespace

std::string short_name(std::string_view full_name, std::string_view address) {
    const auto start = full_name.find_first_not_of(' ');
    if (start != std::string_view::npos) {
        const auto end = full_name.find(' ', start);
        if (auto word = plain_word(full_name.substr(start, end - start)); !word.empty())
            return word;
    }
    if (auto word = plain_word(address.substr(0, address.find('@'))); !word.empty()) return word;
    return "me";
}

bool is_name(std::string_view text) {
    if (text.empty() || text.size() > longest_name) return false;
    if (!is_letter_or_digit(static_cast<unsigned char>(text.front()))) return false;
    if (!is_letter_or_digit(static_cast<unsigned char>(text.back()))) return false;
    return std::ranges::all_of(text, [](char c) {
        return is_letter_or_digit(static_cast<unsigned char>(c)) || may_join(c);
    });
}

}  // namespace trail::model
