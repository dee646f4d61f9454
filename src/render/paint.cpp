// Colour by what a thing is.
#include "render/paint.hpp"

#include <array>

namespace trail::render {

std::string painted(std::string_view text, Paint paint, const TextStyle& style) {
    constexpr std::array<std::string_view, 8> codes{"", "1", "2", "31", "32", "33", "36", "1;33"};
    if (!style.colour || paint == Paint::none || text.empty()) return std::string(text);
    const auto code = codes[static_cast<std::size_t>(paint)];
    return "\x1b[" + std::string(code) + 'm' + std::string(text) + "\x1b[0m";
}

std::string_view cut_mark(const TextStyle& style) {
    return style.unicode ? "…" : "...";
}

}  // namespace trail::render
