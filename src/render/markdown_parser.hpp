// Markdown taken apart: md4c, found when the first text needs it.
#pragma once

#include <md4c.h>

#include <string_view>

namespace trail::render {

// Calls back as md4c does; a callback that returns something else than 0 ends the reading, and that
// is what is returned. Throws Error{unavailable} when the library is not on this machine.
int parse_markdown(std::string_view text, const MD_PARSER& parser, void* reader);

}  // namespace trail::render
