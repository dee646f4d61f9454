// The full-text index: its condition and its care.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "trail/store/engine/engine.hpp"

namespace trail::store::search_index {

// Has the statement that adds understood, before others have to wait for it.
void prepare(engine::Connection& connection);

// Adds the entry as its row stands now; takes it out as its row stands now.
void put(engine::Connection& connection, std::int64_t stored_id);
void drop(engine::Connection& connection, std::int64_t stored_id);

// An entry's row that was just written, in the order of the columns it is stored in, its place
// first: without reading it again.
void put(engine::Connection& connection, std::span<const engine::Value> row);

// Runs a change of one entry's row, or its removal, with the index kept in step.
template <class Act>
std::int64_t reindexed(engine::Connection& connection, std::int64_t stored_id, Act&& act) {
    drop(connection, stored_id);
    const std::int64_t changed = act();
    put(connection, stored_id);
    return changed;
}

// Index against content; empty when they agree.
std::string first_problem(engine::Connection& connection);

// Around the writing of many entries in one operation: more memory for the index while they come,
// one ordered pass afterwards, so that later single inserts stay quick.
void expect_many(engine::Connection& connection);
void settle_many(engine::Connection& connection, bool reorder);

}  // namespace trail::store::search_index
