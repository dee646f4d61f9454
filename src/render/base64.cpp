// Bytes as base64.
#include "render/base64.hpp"

#include <cstddef>
#include <cstdint>

namespace trail::render {

std::string base64(std::string_view bytes) {
    constexpr std::string_view letters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    constexpr std::size_t group = 3;
    std::string text;
    text.reserve((bytes.size() + group - 1) / group * 4);
    for (std::size_t at = 0; at < bytes.size(); at += group) {
        const auto part = bytes.substr(at, group);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < group; ++i) {
            bits = bits << 8 | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0U);
        }
        for (std::size_t i = 0; i <= group; ++i) {
            text += i <= part.size() ? letters[bits >> (18 - 6 * i) & 0x3F] : '=';
        }
    }
    return text;
}

}  // namespace trail::render
