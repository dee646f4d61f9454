// What the full-text index of SQLite offers to functions of ours.
#pragma once

#include <sqlite3.h>

namespace trail::store::engine {

// Null when the library has no full-text search.
fts5_api* full_text_api(sqlite3* database);

// Makes the functions of rank.hpp and words.hpp known to this connection. Returns false when the
// library has no full-text search.
bool register_full_text(sqlite3* database);

}  // namespace trail::store::engine
