// Text that came from people or git, made safe for a page.
#include "trail/text/html.hpp"

#include <fmt/format.h>

#include "text/utf8.hpp"
#include "trail/text/unicode.hpp"

namespace trail::text {
namespace {

std::string_view reference(char byte) {
    switch (byte) {
        case '&':
            return "&amp;";
        case '<':
            return "&lt;";
        case '>':
            return "&gt;";
        case '"':
            return "&quot;";
        case '\'':
            return "&#39;";
        default:
            return {};
    }
}

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point <= 0x9F);
}

// Code points that a page must not hold (HTML, "noncharacter-in-input-stream").
bool is_noncharacter(char32_t point) {
    return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
}

void append_safe(std::string& out, CodePoint point, std::string_view bytes) {
    if (!point.well_formed || point.value == 0 || is_noncharacter(point.value))
        append_utf8(out, replacement_character);
    else if (is_control(point.value))
        out += fmt::format("\\x{:02x}", static_cast<unsigned>(point.value));
    // A page means the same by it, and a terminal that shows the page's source turns nothing round.
    else if (is_bidirectional_control(point.value))
        out += fmt::format("&#x{:X};", static_cast<unsigned>(point.value));
    else
        out += bytes;
}

enum class Blanks { kept, one_space };

std::string safe(std::string_view bytes, Blanks blanks) {
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t at = 0; at < bytes.size();) {
        const char byte = bytes[at];
        const bool line_end = byte == '\n' || byte == '\r';
        if (const auto name = reference(byte); !name.empty()) {
            out += name;
            ++at;
        } else if (byte > ' ' && byte <= '~') {
            out += byte;
            ++at;
        } else if (byte == ' ' || byte == '\t' || line_end) {
            out += blanks == Blanks::one_space ? ' ' : line_end ? '\n' : byte;
            at += bytes.substr(at).starts_with("\r\n") ? 2 : 1;
        } else {
            const auto point = decode(bytes, at);
            append_safe(out, point, bytes.substr(at, point.length));
            at += point.length;
        }
    }
    return out;
}

}  // namespace

std::string for_html(std::string_view bytes) {
    return safe(bytes, Blanks::one_space);
}

std::string for_html_block(std::string_view bytes) {
    return safe(bytes, Blanks::kept);
}

std::string_view whole_prefix(std::string_view bytes, std::size_t most) {
    if (bytes.size() <= most) return bytes;
    while (most > 0 && (static_cast<unsigned char>(bytes[most]) & 0xC0) == 0x80) --most;
    return bytes.substr(0, most);
}

}  // namespace trail::text
