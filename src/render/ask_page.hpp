// What the page of an ask shows beside its text: how it stands with whom, and what was replied.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "trail/render/ask_words.hpp"

namespace trail::render {

// "ask, new"; "ask, answered".
std::string ask_state(const AskPage& page);

// Label and value: level, what it is about, and each of those who were asked.
std::vector<std::pair<std::string, std::string>> ask_facts(const AskPage& page,
                                                           const Reader& reader);

// Who, when, what, and the words below it; empty when nobody replied.
std::string ask_replies(const AskPage& page, const Reader& reader);

// "label TAB value" lines of an ask or of a reply to one.
std::string ask_lines(const model::Entry& entry, std::string_view version);

}  // namespace trail::render
