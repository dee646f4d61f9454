// A digest as Markdown (CommonMark 0.31), to be pasted into a mail, a chat or a wiki.
#pragma once

#include <string>

#include "trail/report/digest.hpp"

namespace trail::render {

// Texts of people show literally. No trailing blanks; ends with one newline.
std::string markdown(const report::Digest& digest);

}  // namespace trail::render
