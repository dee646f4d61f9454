// The words for what people say and do about a decision.
#pragma once

#include <optional>
#include <string>

#include "trail/model/deliberation.hpp"

namespace trail::render {

// Of a reply, without its text: "for 1", "objects", "accepted".
std::string position_words(const model::ReplyMark& mark);

// As the label of an entry: "D13 for 1:", "D13 objection:", "D13 accepted:".
std::string reply_label(const model::ReplyMark& mark);

// Nothing where the entry's line only repeats what the position says already.
std::optional<std::string> own_words(const model::Entry& reply, const model::Decision& decision);

}  // namespace trail::render
