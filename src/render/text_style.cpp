// What a terminal can show, and how much of a line it should.
#include "trail/render/text_style.hpp"

#include <algorithm>

namespace trail::render {
namespace {

constexpr std::size_t widest = 100;
constexpr std::size_t narrowest_with_columns = 60;

}  // namespace

std::size_t page_width(const TextStyle& style) {
    return std::min(style.width, widest);
}

bool is_narrow(const TextStyle& style) {
    return style.width < narrowest_with_columns;
}

}  // namespace trail::render
