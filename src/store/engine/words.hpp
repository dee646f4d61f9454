// The words of a text and their stems, as the full-text index sees them.
#pragma once

#include <sqlite3.h>

namespace trail::store::engine {

// Makes three functions known to this connection:
// `trail_words(text)` is its words as the index compares them, with a blank between.
// `trail_stem(word)` is what the index keeps of a word.
// `trail_begins(beginning, text, ...)` is 1 when one of the texts has a word that begins so,
// without regard to case and accents; of a beginning of several words all but the last must stand
// before it.
bool register_words(sqlite3* database, fts5_api& api);

}  // namespace trail::store::engine
