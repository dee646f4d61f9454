// What a terminal can show, and how much of a line it should.
#pragma once

#include <cstddef>

namespace trail::render {

struct TextStyle {
    std::size_t width = 80;  // columns; prose uses no more than 100
    bool colour = false;     // the 16 ANSI colours, bold and dim
    bool unicode = false;    // glyphs beyond ASCII
    bool cut = true;         // false: texts stay whole, and lines may be longer than the width
    bool wrap = false;       // whole texts of a list go on in lines of their own
};

// Columns a page uses.
std::size_t page_width(const TextStyle& style);

// True for a terminal of fewer than 60 columns, too narrow for anything to stand in a column.
bool is_narrow(const TextStyle& style);

}  // namespace trail::render
