// A text cut into lines, and lines put together again.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace trail::capture {

// Without their line ends, LF or CRLF. Views into `text`.
std::vector<std::string_view> lines_of(std::string_view text);

bool is_blank(std::string_view line);

// Without blank lines at either end.
std::span<const std::string_view> without_outer_blanks(std::span<const std::string_view> lines);

// Joined by LF, without blank lines at either end and white space behind the last.
std::string joined(std::span<const std::string_view> lines);

}  // namespace trail::capture
