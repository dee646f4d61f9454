// Asks with what was replied to them, and how somebody answers one.
//
// Nothing that was written is overwritten: whom an ask waits for follows from its replies. Whoever
// acts on one writes down how it was when they looked, see `version`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/ask.hpp"
#include "trail/store/record.hpp"
#include "trail/time/period.hpp"

namespace trail::store::asks {

// The ask with its replies, oldest first; nothing when the entry is none.
std::optional<model::Exchange> find(const Record& record, model::ItemId id);

// The same for an ask that was read as a page shows it, with what pages show of its replies;
// nothing when it came from elsewhere without its details.
std::optional<model::Exchange> of(const Record& record, model::Entry ask);

// Those that wait for somebody now, oldest first.
std::vector<model::Exchange> open(const Record& record);

// Those that were asked before the span's end and not ended before its beginning, oldest first,
// with what pages show of them.
std::vector<model::Exchange> standing(const Record& record, const time::Span& span);

// The newest `most` that are over, newest first.
std::vector<model::Exchange> ended(const Record& record, std::size_t most);

// Letters that stand for how an ask and its replies are; every change gives others.
std::string version(const model::Exchange& exchange);

// Adds an ask and completes it: whoever is asked is among its people, what it is about among its
// references.
void ask(Change& change, model::Entry& ask);

// Adds a reply and completes it. One that answers or declines for the last of those who were asked,
// or withdraws, closes the ask.
void reply(Change& change, const model::Exchange& exchange, model::Entry& reply);

}  // namespace trail::store::asks
