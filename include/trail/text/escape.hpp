// Text that came from people or git is data: one function for each medium it is sent to.
//
// Escaping happens here, when text meets its medium, never before storage. All functions accept any
// bytes; what is not UTF-8, and U+0000, is repaired first.
#pragma once

#include <string>
#include <string_view>

namespace trail::text {

// One line for a terminal. Control characters (C0, DEL, C1) become "\x1b", tabs and newlines one
// space each (CR LF is one newline, U+2028 and U+2029 are newlines), bidirectional controls
// (U+202A..U+202E, U+2066..U+2069, U+200E, U+200F, U+061C) "<U+202E>".
std::string for_terminal_line(std::string_view bytes);

// As `for_terminal_line`, but newlines stay and tabs become spaces up to the next multiple of 4.
std::string for_terminal_block(std::string_view bytes);

// One field of a TAB-separated line: runs of tabs, newlines and carriage returns become one space;
// other control characters as on a terminal.
std::string for_field(std::string_view bytes);

// Inline Markdown (CommonMark 0.31): the result shows the text literally and cannot open a heading,
// list, link, image, code span, emphasis, HTML or fence, wherever in a line it is put. Plain
// punctuation that has no effect is left alone so that the source stays readable. Control
// characters, tabs and newlines as in `for_terminal_line`; spaces at both ends go, because they
// would act.
std::string for_markdown(std::string_view bytes);

// One CSV field (RFC 4180): quoted when needed; a cell that a spreadsheet would take for a formula
// (first character = + - @ tab CR LF, or a full-width = + - @) gets a leading apostrophe. Control
// characters stay.
std::string for_csv(std::string_view bytes);

}  // namespace trail::text
