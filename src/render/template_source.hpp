// The text of a template, checked, and prepared for an engine that knows lines less well.
#pragma once

#include <string>
#include <string_view>

namespace trail::render {

// The variable that stands for a line end in a prepared template.
inline constexpr std::string_view newline_name = "newline";

// Tags that are alone on a line go with the whole line, as the language says; every other line end
// outside of a tag becomes a variable. Throws Error{config} as `filled` does.
std::string prepared_template(std::string_view source, std::string_view file);

}  // namespace trail::render
