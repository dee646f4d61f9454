// A mailbox: a name for people and the address for machines.
#include "trail/model/mailbox.hpp"

#include <algorithm>

namespace trail::model {
namespace {

constexpr std::size_t longest_address = 254;  // RFC 5321, section 4.5.3.1, less the brackets
constexpr std::size_t longest_local_part = 64;
constexpr std::size_t longest_label = 63;

bool is_letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_local_character(char c) {
    return is_letter_or_digit(c) ||
           std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7f;
}

// Parts between dots, none of them empty, each accepted by `is_part`.
template <class IsPart>
bool all_parts(std::string_view text, IsPart is_part) {
    for (;;) {
        const auto part = text.substr(0, text.find('.'));
        if (part.empty() || !is_part(part)) return false;
        if (part.size() == text.size()) return true;
        text.remove_prefix(part.size() + 1);
    }
}

bool is_label(std::string_view label) {
    const auto is_inner = [](char c) { return is_letter_or_digit(c) || c == '-'; };
    return label.size() <= longest_label && label.front() != '-' && label.back() != '-' &&
           std::ranges::all_of(label, is_inner);
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

// A name in quotation marks without them; a backslash stands before a character meant literally.
std::string unquoted(std::string_view name) {
    if (name.size() < 2 || name.front() != '"' || name.back() != '"') return std::string(name);
    std::string plain;
    name = name.substr(1, name.size() - 2);
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == '\\' && i + 1 < name.size()) ++i;
        plain += name[i];
    }
    return plain;
}

}  // namespace

bool is_mail_address(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > longest_address) return false;
    const auto local = text.substr(0, at);
    return local.size() <= longest_local_part &&
           all_parts(local,
                     [](std::string_view part) {
                         return std::ranges::all_of(part, is_local_character);
                     }) &&
           all_parts(text.substr(at + 1), is_label);
}

std::optional<Mailbox> parse_mailbox(std::string_view text) {
    text = trimmed(text);
    if (std::ranges::any_of(text, is_control)) return std::nullopt;
    if (is_mail_address(text)) return Mailbox{{}, std::string(text)};
    const auto open = text.rfind('<');
    if (open == std::string_view::npos || !text.ends_with('>')) return std::nullopt;
    const auto address = text.substr(open + 1, text.size() - open - 2);
    if (!is_mail_address(address)) return std::nullopt;
    return Mailbox{unquoted(trimmed(text.substr(0, open))), std::string(address)};
}

std::string address_key(std::string_view address) {
    std::string key(address);
    for (auto& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return key;
}

std::string_view domain_of(std::string_view address) {
    return address.substr(address.rfind('@') + 1);
}

}  // namespace trail::model
