// Texts as Markdown's parser hands them over: references to characters, values of links.
#pragma once

#include <md4c.h>

#include <string>
#include <string_view>

namespace trail::render {

// The text that "&amp;" or "&#65;" stands for; a name that nobody uses stays as it was written.
std::string referred(std::string_view reference);

std::string value_of(const MD_ATTRIBUTE& attribute);

}  // namespace trail::render
