// A digest as text for a terminal.
#pragma once

#include <string>

#include "trail/render/text_style.hpp"
#include "trail/report/digest.hpp"

namespace trail::render {

// Lines with the id at the right edge; below 60 columns with the id first. What people wrote is cut
// before any fact beside it; an id or a command never is. Ends with one newline.
std::string text(const report::Digest& digest, const TextStyle& style);

}  // namespace trail::render
