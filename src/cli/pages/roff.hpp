// Text as mdoc(7) source: lines that a formatter takes literally, and macro lines.
#pragma once

#include <string>
#include <string_view>

namespace trail::cli::pages {

// Running text: wrapped, each sentence on a line of its own, nothing in it taken for a request.
std::string prose(std::string_view text);

// Lines that stay as they are, indented.
std::string literal_lines(std::string_view lines);

// One argument of a macro, quoted where it is more than a word.
std::string argument(std::string_view text);

// "word" and what stands behind it as the head of a list item: ".It Ic "word"".
std::string item(std::string_view macro, std::string_view text);

// Paragraphs, separated by blank lines; lines that begin with a space stay as they are.
std::string paragraphs(std::string_view text);

}  // namespace trail::cli::pages
