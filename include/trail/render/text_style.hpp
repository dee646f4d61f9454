// What a terminal can show, and how much of a line it should.
#pragma once

#include <cstddef>

namespace trail::render {

struct TextStyle {
    std::size_t width = 80;  // columns; no more than 100 are used
    bool colour = false;     // the 16 ANSI colours, bold and dim
    bool unicode = false;    // glyphs beyond ASCII
    bool cut = true;         // false: texts stay whole, and lines may be longer than the width
};

}  // namespace trail::render
