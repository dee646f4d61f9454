// A line of a stand-up or check-in: its text, and what stands beside it.
#pragma once

#include <string>

#include "render/digest_details.hpp"
#include "trail/render/text_style.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {

// A decision begins with its number.
std::string words_of(const report::Line& line);

// Without the author, whom the page is about.
Details details_of_own(const report::Line& line, Section section, std::string_view arrow);

// Both, escaped for a line of a terminal.
std::string own_line(const report::Line& line, Section section, const TextStyle& style);

}  // namespace trail::render
