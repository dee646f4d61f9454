// Numbers as SQLite writes them into a file, read without ever leaving the bytes at hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace trail::store::salvage {

// Big-endian, of `count` bytes at `at`; what lies behind the end reads as zero.
inline std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint64_t number = 0;
    for (std::size_t i = at; i < at + count; ++i) {
        number = number << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
    }
    return number;
}

inline std::uint32_t word_at(std::string_view bytes, std::size_t at) {
    return static_cast<std::uint32_t>(number_at(bytes, at, 4));
}

// Of variable length; `at` is moved behind it. Nothing when the bytes end inside of it.
inline std::optional<std::uint64_t> varying_number(std::string_view bytes, std::size_t& at) {
    std::uint64_t number = 0;
    for (int length = 1; at < bytes.size(); ++length) {
        const auto byte = static_cast<unsigned char>(bytes[at++]);
        if (length == 9) return number << 8 | byte;
        number = number << 7 | (byte & 0x7FU);
        if (byte < 0x80U) return number;
    }
    return std::nullopt;
}

}  // namespace trail::store::salvage
