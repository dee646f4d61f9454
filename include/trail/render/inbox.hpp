// An inbox for a person at a terminal and for a pipe.
#pragma once

#include <string>
#include <string_view>

#include "trail/render/ask_words.hpp"
#include "trail/render/entry_list.hpp"
#include "trail/report/inbox.hpp"

namespace trail::render {

// Sections of what is to be acknowledged, answered and decided, then what is waited for, then a
// line of counts; empty when nothing waits. `person` is whose it is, empty for the reader's own.
std::string inbox_page(const report::Inbox& inbox, std::string_view person, const Reader& reader);

// "id box from to state due text" a line, separated by tabs; the box is ack, answer, decide or
// sent. The state is new, acked, overdue or, of decisions, proposed.
std::string inbox_lines(const report::Inbox& inbox, const Reader& reader);

// The same of an ask that is over, a line for each who was asked; the box is over, and nothing is
// due.
std::string ended_lines(const AskPage& page);

}  // namespace trail::render
