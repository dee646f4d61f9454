// The body of an entry on a page: Markdown (CommonMark and GitHub's tables) as HTML.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace trail::render {

inline constexpr std::size_t most_body_read = 64 * 1024;        // bytes of Markdown
inline constexpr std::size_t most_body_rendered = 1024 * 1024;  // bytes of HTML
inline constexpr std::size_t most_table_columns = 64;
inline constexpr std::size_t most_nesting = 64;

// Block elements without ids, headings, images, scripts or anything that loads; links go to http,
// https and mailto only. Markup that would become larger, wider or deeper than the limits is shown
// as it was written; of a text longer than the limit only the beginning.
std::string html_body(std::string_view markdown);

}  // namespace trail::render
