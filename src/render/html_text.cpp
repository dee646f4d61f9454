// What people wrote, in a line of a page.
#include "render/html_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "trail/text/html.hpp"

namespace trail::render {
namespace {

constexpr std::array<std::string_view, 3> schemes{"http://", "https://", "mailto:"};
constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_line = 64 * 1024;

char lower(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() &&
           std::ranges::equal(text.substr(0, lower_case.size()), lower_case, {}, lower);
}

bool is_hex(char byte) {
    return (byte >= '0' && byte <= '9') || (lower(byte) >= 'a' && lower(byte) <= 'f');
}

bool has_place_in_address(std::string_view address, std::size_t at) {
    const char byte = address[at];
    if (byte == '%')
        return at + 2 < address.size() && is_hex(address[at + 1]) && is_hex(address[at + 2]);
    return byte > ' ' && byte <= '~' && std::string_view("\"<>\\^`{|}").find(byte) == none;
}

// Where the first address begins at or after `from`; never inside a word.
std::size_t address_start(std::string_view text, std::size_t from) {
    for (auto at = text.find("://", from); at != none; at = text.find("://", at + 1)) {
        for (const auto scheme : {schemes[0], schemes[1]}) {
            const auto name = scheme.size() - 3;
            if (at < from + name || !begins_with(text.substr(at - name), scheme)) continue;
            const auto start = at - name;
            const bool in_word =
                start > 0 && (is_hex(text[start - 1]) ||
                              (lower(text[start - 1]) >= 'a' && lower(text[start - 1]) <= 'z'));
            if (!in_word) return start;
        }
    }
    return none;
}

// Without the punctuation that ends a sentence, and the bracket that was opened before it.
std::string_view address_at(std::string_view text, std::size_t start) {
    const auto length = std::ranges::find_if(text.substr(start),
                                             [](char byte) {
                                                 return static_cast<unsigned char>(byte) <= ' ' ||
                                                        byte == '<' || byte == '>' || byte == '"' ||
                                                        byte == '`';
                                             }) -
                        text.begin() - static_cast<std::ptrdiff_t>(start);
    auto address = text.substr(start, static_cast<std::size_t>(length));
    std::string ends = ".,;:!?'*";
    if (address.find('(') == none) ends += ')';
    if (address.find('[') == none) ends += ']';
    return address.substr(0, address.find_last_not_of(ends) + 1);
}

}  // namespace

std::optional<std::string> safe_address(std::string_view address) {
    const bool allowed = std::ranges::any_of(schemes, [&](std::string_view scheme) {
        return begins_with(address, scheme) && address.size() > scheme.size();
    });
    if (!allowed || address.size() > longest_address) return std::nullopt;
    std::string encoded;
    for (std::size_t at = 0; at < address.size(); ++at) {
        const auto byte = static_cast<unsigned char>(address[at]);
        if (has_place_in_address(address, at))
            encoded += address[at];
        else
            encoded += fmt::format("%{:02X}", static_cast<unsigned>(byte));
    }
    return text::for_html(encoded);
}

std::string html_line(std::string_view text) {
    if (text.size() > longest_line) return html_line(text::whole_prefix(text, longest_line)) + "…";
    std::string out;
    std::size_t done = 0;
    for (auto at = address_start(text, 0); at != none; at = address_start(text, done)) {
        const auto address = address_at(text, at);
        out += text::for_html(text.substr(done, at - done));
        const auto shown = text::for_html(address);
        const auto target = safe_address(address);
        out += target ? fmt::format("<a href=\"{}\">{}</a>", *target, shown) : shown;
        done = at + address.size();
    }
    return out + text::for_html(text.substr(done));
}

std::string html_isolated(std::string_view text) {
    return "<bdi>" + html_line(text) + "</bdi>";
}

}  // namespace trail::render
