// Which punctuation Markdown would take for structure, in one line of clean text.
#pragma once

#include <string>
#include <string_view>

namespace trail::text {

// `line` is UTF-8 without control characters. A backslash goes before what would act.
std::string without_markdown(std::string_view line);

}  // namespace trail::text
