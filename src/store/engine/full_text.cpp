// What the full-text index of SQLite offers to functions of ours.
#include "store/engine/full_text.hpp"

#include "store/engine/rank.hpp"
#include "store/engine/words.hpp"

namespace trail::store::engine {

fts5_api* full_text_api(sqlite3* database) {
    fts5_api* api = nullptr;
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

bool register_full_text(sqlite3* database) {
    fts5_api* api = full_text_api(database);
    if (!api || api->iVersion < 2) return false;
    return register_rank(*api) && register_words(database, *api);
}

}  // namespace trail::store::engine
