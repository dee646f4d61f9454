// UTF-8 taken apart one code point at a time, from bytes that may be anything.
#include "text/utf8.hpp"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <cstring>

namespace trail::text {
namespace {

// What a lead byte promises: how many bytes follow, and the narrower range of the first of them.
struct Lead {
    std::size_t following = 0;
    unsigned low = 0x80;
    unsigned high = 0xBF;
};

constexpr Lead lead(unsigned byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1};
    if (byte == 0xE0) return {2, 0xA0, 0xBF};
    if (byte == 0xED) return {2, 0x80, 0x9F};
    if (byte >= 0xE1 && byte <= 0xEF) return {2};
    if (byte == 0xF0) return {3, 0x90, 0xBF};
    if (byte >= 0xF1 && byte <= 0xF3) return {3};
    if (byte == 0xF4) return {3, 0x80, 0x8F};
    return {};
}

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

// True when none of eight bytes is zero or above 0x7F. Subtracting 1 sets the high bit of the
// lowest zero byte, and nothing else borrows before it.
bool all_ascii(const char* eight) {
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    return ((word | (word - 0x0101010101010101U)) & 0x8080808080808080U) == 0;
}

}  // namespace

CodePoint decode(std::string_view bytes, std::size_t at) {
    const unsigned first = byte_at(bytes, at);
    if (first < 0x80) return {first, 1, true};
    Lead expected = lead(first);
    if (expected.following == 0) return {};
    auto value = static_cast<char32_t>(first & (0x3FU >> expected.following));
    for (std::size_t read = 1; read <= expected.following; ++read) {
        const unsigned byte = at + read < bytes.size() ? byte_at(bytes, at + read) : 0;
        if (byte < expected.low || byte > expected.high)
            return {replacement_character, read, false};
        value = value << 6 | (byte & 0x3F);
        expected.low = 0x80;
        expected.high = 0xBF;
    }
    return {value, expected.following + 1, true};
}

void append_utf8(std::string& out, char32_t point) {
    std::array<utf8proc_uint8_t, 4> bytes{};
    const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(point), bytes.data());
    for (std::size_t place = 0; place < static_cast<std::size_t>(length); ++place)
        out += static_cast<char>(bytes[place]);
}

std::size_t ascii_length(std::string_view bytes, std::size_t at) {
    std::size_t end = at;
    while (end + sizeof(std::uint64_t) <= bytes.size() && all_ascii(bytes.data() + end))
        end += sizeof(std::uint64_t);
    while (end < bytes.size() && byte_at(bytes, end) - 1 < 0x7F) ++end;
    return end - at;
}

bool is_bidirectional_control(char32_t point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) ||
           point == 0x200E || point == 0x200F || point == 0x061C;
}

std::size_t clean_length(std::string_view bytes, Nul nul) {
    std::size_t at = 0;
    while ((at += ascii_length(bytes, at)) < bytes.size()) {
        const CodePoint point = decode(bytes, at);
        if (!point.well_formed || (point.value == 0 && nul == Nul::refused)) return at;
        at += point.length;
    }
    return at;
}

std::string repaired(std::string_view bytes, Nul nul) {
    std::string out;
    out.reserve(bytes.size());
    while (true) {
        const std::size_t clean = clean_length(bytes, nul);
        out += bytes.substr(0, clean);
        if (clean == bytes.size()) return out;
        append_utf8(out, replacement_character);
        bytes.remove_prefix(clean + decode(bytes, clean).length);
    }
}

}  // namespace trail::text
