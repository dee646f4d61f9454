// A digest through a template of the user's own (mustache, https://mustache.github.io).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "trail/report/digest.hpp"

namespace trail::render {

inline constexpr std::size_t largest_template = 256 * 1024;  // bytes

// The built-in template: what it makes of a digest is `markdown(digest)`, byte for byte.
std::string_view markdown_template();

// {{name}} is escaped for Markdown, {{{name}}} is the text itself, one line without control
// characters. `file` names the template in messages. Throws Error{config} with file and line for a
// tag or section that is not closed, for sections nested deeper than 64, and for partials and other
// delimiters, which are not known here.
std::string filled(const report::Digest& digest, std::string_view source, std::string_view file);

}  // namespace trail::render
