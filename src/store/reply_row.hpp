// What a reply is to a decision, as a row beside its entry.
#pragma once

#include <optional>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// Of an entry that is in the record or was; it is the same in all its states.
std::optional<model::ReplyMark> reply_of(const Record& record, model::ItemId id);

void add_reply(Change& change, model::ItemId id, const model::ReplyMark& mark);

// As an entry goes: with a way back through the journal, or for good.
void remove_reply(Change& change, model::ItemId id);
void forget_reply(Change& change, model::ItemId id);

// As an entry comes back whose state before an operation is kept.
void put_back_reply(Change& change, std::int64_t operation, model::ItemId id);

}  // namespace trail::store
