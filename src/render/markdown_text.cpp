// Texts as Markdown's parser hands them over.
#include "render/markdown_text.hpp"

#include <array>
#include <charconv>
#include <utility>

namespace trail::render {
namespace {

// UTF-8 of a numeric reference, nothing for one of no character.
std::string code_point(std::string_view digits, int base) {
    unsigned value = 0;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (error != std::errc() || end != digits.data() + digits.size()) return "\uFFFD";
    if (value < 0x80) return std::string(1, static_cast<char>(value));
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return "\uFFFD";
    const auto tail = [&](unsigned shift) {
        return static_cast<char>(0x80 | ((value >> shift) & 0x3F));
    };
    if (value < 0x800) return {static_cast<char>(0xC0 | (value >> 6)), tail(0)};
    if (value < 0x10000) return {static_cast<char>(0xE0 | (value >> 12)), tail(6), tail(0)};
    return {static_cast<char>(0xF0 | (value >> 18)), tail(12), tail(6), tail(0)};
}

}  // namespace

std::string referred(std::string_view reference) {
    using Named = std::pair<std::string_view, std::string_view>;
    static constexpr std::array<Named, 12> names{{{"&amp;", "&"},
                                                  {"&lt;", "<"},
                                                  {"&gt;", ">"},
                                                  {"&quot;", "\""},
                                                  {"&apos;", "'"},
                                                  {"&nbsp;", "\u00A0"},
                                                  {"&copy;", "©"},
                                                  {"&mdash;", "—"},
                                                  {"&ndash;", "–"},
                                                  {"&hellip;", "…"},
                                                  {"&rarr;", "→"},
                                                  {"&times;", "×"}}};
    for (const auto& [name, meaning] : names)
        if (reference == name) return std::string(meaning);
    if (!reference.starts_with("&#") || reference.size() < 4) return std::string(reference);
    const auto digits = reference.substr(2, reference.size() - 3);
    const bool hexadecimal = digits.front() == 'x' || digits.front() == 'X';
    return hexadecimal ? code_point(digits.substr(1), 16) : code_point(digits, 10);
}

std::string value_of(const MD_ATTRIBUTE& attribute) {
    std::string value;
    if (attribute.size == 0) return value;
    for (std::size_t part = 0; attribute.substr_offsets[part] < attribute.size; ++part) {
        const auto from = attribute.substr_offsets[part];
        const auto until = attribute.substr_offsets[part + 1];
        const std::string_view piece(attribute.text + from, until - from);
        value +=
            attribute.substr_types[part] == MD_TEXT_ENTITY ? referred(piece) : std::string(piece);
    }
    return value;
}

}  // namespace trail::render
