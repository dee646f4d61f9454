// How well a found entry answers a question: an auxiliary function of the full-text index.
#pragma once

struct sqlite3;

namespace trail::store::engine {

// Makes `trail_rank(entry_text)` known to this connection. The score depends only on where the
// words of the question stand in the one entry, so it costs the same however large the record is:
// words in the line beat words in the body, early beats late, close together beats far apart.
// Returns false when the library has no full-text search.
bool register_rank(sqlite3* database);

}  // namespace trail::store::engine
