// The frame of a page: what stands in its head, the one style sheet, how it begins and ends.
#pragma once

#include <string>
#include <string_view>

namespace trail::render {

// Everything before the content, the style sheet included. `title` is plain text.
std::string html_head(std::string_view title);

// The same for a page of a site, which may have the script of the search beside it.
enum class Scripts { none, of_search };
std::string site_head(std::string_view title, Scripts scripts);

inline constexpr std::string_view html_end = "</body>\n</html>\n";

}  // namespace trail::render
