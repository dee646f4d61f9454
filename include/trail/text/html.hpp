// Text that came from people or git, made safe for a page.
//
// For HTML, both in content and in quoted attributes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trail::text {

// One line: & < > " ' as references, tabs and newlines as one space each. Control characters (C0,
// DEL, C1) are shown as "\x1b"; code points that are no characters become U+FFFD, as bytes do that
// are not UTF-8. Bidirectional controls are references, which a page takes for the same: it
// isolates what people wrote (`<bdi>`).
std::string for_html(std::string_view bytes);

// As `for_html`, but newlines and tabs stay; CR LF and CR are newlines.
std::string for_html_block(std::string_view bytes);

// At most `most` bytes from the start that end between two characters of UTF-8.
std::string_view whole_prefix(std::string_view bytes, std::size_t most);

}  // namespace trail::text
