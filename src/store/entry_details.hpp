// What asks and replies have beside their entry, as rows of their own.
#pragma once

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// What entries that are read together have beside them, as columns behind those of the entry.
inline constexpr std::string_view ask_columns = "a.level, a.receivers, a.due, a.about";
inline constexpr std::string_view answer_columns = "a.ask, a.act, a.eta, a.receiver";
model::AskMark read_ask(const engine::Rows& rows, int first);
model::AnswerMark read_answer(const engine::Rows& rows, int first);

// Fills in `reply`, `ask` and `answer` of an entry that is in the record or was; they are the same
// in all its states.
void read_details(const Record& record, model::Entry& entry);

// Of these only what a reply to a decision says.
void read_reply(const Record& record, model::Entry& entry);

void add_details(Change& change, const model::Entry& entry);

// As an entry goes: with a way back through the journal, or for good.
void remove_details(Change& change, model::ItemId id);
void forget_details(Change& change, model::ItemId id);

// As an entry comes back whose state before an operation is kept.
void put_back_details(Change& change, std::int64_t operation, model::ItemId id);

}  // namespace trail::store
