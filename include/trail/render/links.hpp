// Links that a terminal can follow.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace trail::render {

// `page`, which is ready for a terminal, with a link (OSC 8) wherever it shows one of `refs` whole
// that is a web address; what a page broke or cut leads nowhere.
std::string with_links(std::string_view page, const std::vector<std::string>& refs);

}  // namespace trail::render
