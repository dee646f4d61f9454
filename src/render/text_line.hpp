// One line of a terminal page: a label, a text that may be cut, facts that may not, an id.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "render/digest_details.hpp"
#include "render/paint.hpp"
#include "trail/render/text_style.hpp"

namespace trail::render {

struct TextLine {
    std::string label;            // "[blocker]"; may be empty
    std::size_t label_width = 0;  // of the widest label in the section
    Paint label_paint = Paint::none;
    std::string text;
    Details details;
    std::string key;  // may be empty
};

// The line with its newline; everything in it is escaped here. On a narrow page the id comes first,
// and facts that leave no room for the text stand on a line of their own.
std::string text_line(const TextLine& line, const TextStyle& style);

// What people wrote in them, escaped for a line of a terminal.
Details escaped(Details details);

// `text` escaped and cut to `columns`.
std::string fitted(std::string_view text, std::size_t columns, const TextStyle& style);

}  // namespace trail::render
