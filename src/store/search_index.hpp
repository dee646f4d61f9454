// The full-text index: its condition and its care.
#pragma once

#include <string>

#include "trail/store/engine/engine.hpp"

namespace trail::store::search_index {

// Index against content; empty when they agree.
std::string first_problem(engine::Connection& connection);

// Around the writing of many entries in one operation: more memory for the index while they come, one
// ordered pass afterwards, so that later single inserts stay quick.
void expect_many(engine::Connection& connection);
void settle_many(engine::Connection& connection, bool reorder);

}  // namespace trail::store::search_index
