// Base64 back into bytes.
#include "importers/base64.hpp"

#include <cstdint>

namespace trail::importers {
namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

}  // namespace

std::optional<std::string> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    std::string bytes;
    while (!text.empty()) {
        const auto group = text.substr(0, 4);
        text.remove_prefix(4);
        const std::size_t padding = group.ends_with("==") ? 2 : group.ends_with('=') ? 1 : 0;
        if (padding > 0 && !text.empty()) return std::nullopt;
        std::uint32_t bits = 0;
        for (const char c : group.substr(0, 4 - padding)) {
            const auto value = letters.find(c);
            if (value == std::string_view::npos) return std::nullopt;
            bits = bits << 6 | static_cast<std::uint32_t>(value);
        }
        bits <<= 6 * padding;
        for (std::size_t i = 0; i < 3 - padding; ++i) {
            bytes += static_cast<char>(bits >> (16 - 8 * i) & 0xFF);
        }
    }
    return bytes;
}

}  // namespace trail::importers
