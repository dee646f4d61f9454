// The text of a help topic as mdoc(7) source.
#pragma once

#include <string>
#include <string_view>

namespace trail::cli::pages {

// Without its first paragraph when that is only a title. Rows of two columns become lists, what
// stands above rows without a blank line between becomes the heading of a subsection.
std::string topic_source(std::string_view topic);

// The rows of a topic alone: each a head and its explanation.
std::string topic_rows(std::string_view topic, std::string_view macro);

}  // namespace trail::cli::pages
