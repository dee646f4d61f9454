// Lines that are too wide for a terminal, broken where a reader would break them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trail::text {

// Columns a terminal needs for a line; colours and hyperlinks in it take none.
std::size_t shown_width(std::string_view line);

// What lines that begin at the left edge are to each other: each its own, or those of a paragraph.
enum class Lines { separate, flowing };

// The text with every line wider than `columns` broken at blanks. It goes on below the last of its
// columns that leaves room, else a little deeper than it began; a word is never divided. Lines that
// fit stay as they are, and so do paragraphs in which every line does. Linear in the text's length.
std::string fitted(std::string_view text, std::size_t columns, Lines lines);

}  // namespace trail::text
