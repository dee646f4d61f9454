// The facets of an entry, known to SQL.
#pragma once

#include <sqlite3.h>

namespace trail::store::engine {

// As `trail_facets(kind, author, project, tags, people, closed_at, decision_status, body, refs,
// updated, revision, flags)`, for the view that the index is compared with.
void register_facets(sqlite3* database);

}  // namespace trail::store::engine
