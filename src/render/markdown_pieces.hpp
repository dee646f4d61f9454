// Pieces of Markdown that the page of a digest and its templates are made of.
#pragma once

#include <string>
#include <string_view>

#include "render/digest_details.hpp"

namespace trail::render {

// A code span, whatever it holds.
std::string markdown_code(std::string_view content);

// " (ana, open 2 d 2 h, `pvtm`; closed blocker: ...)", or nothing.
std::string markdown_parentheses(const Details& details, const std::string& key);

}  // namespace trail::render
