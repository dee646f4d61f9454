// Colour: the sixteen ANSI colours, bold and dim, by what a thing is.
#pragma once

#include <string>
#include <string_view>

#include "trail/render/text_style.hpp"

namespace trail::render {

enum class Paint { none, bold, dim, red, green, yellow, cyan, bold_yellow };

// `text` in a colour, or as it is when the style has none.
std::string painted(std::string_view text, Paint paint, const TextStyle& style);

// What marks a text that was cut.
std::string_view cut_mark(const TextStyle& style);

}  // namespace trail::render
