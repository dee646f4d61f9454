// UTF-8 taken apart one code point at a time, from bytes that may be anything.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trail::text {

inline constexpr char32_t replacement_character = 0xFFFD;

struct CodePoint {
    char32_t value = replacement_character;
    std::size_t length = 1;  // bytes; of the maximal ill-formed subpart when not well formed
    bool well_formed = false;
};

// The code point that begins at `at`, which must lie inside `bytes`.
CodePoint decode(std::string_view bytes, std::size_t at);

void append_utf8(std::string& out, char32_t point);

bool is_bidirectional_control(char32_t point);

enum class Nul { allowed, refused };

// Bytes before the first ill-formed sequence, or before the first U+0000 if that is refused.
std::size_t clean_length(std::string_view bytes, Nul nul);

// Each maximal ill-formed subpart, and each U+0000 if refused, becomes one U+FFFD.
std::string repaired(std::string_view bytes, Nul nul);

// Bytes of ASCII without U+0000 from `at` on.
std::size_t ascii_length(std::string_view bytes, std::size_t at);

}  // namespace trail::text
