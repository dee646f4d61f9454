// How well a found entry answers a question: an auxiliary function of the full-text index.
#pragma once

#include <sqlite3.h>

namespace trail::store::engine {

// Makes `trail_rank(entry_text)` known to this connection. The score depends only on where the
// words of the question stand in the one entry, so it costs the same however large the record is:
// words in the line beat words in the body, early beats late, close together beats far apart.
bool register_rank(fts5_api& api);

}  // namespace trail::store::engine
