// What a database must offer the record.
#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {

std::string first_integrity_problem(Connection& connection) {
    auto rows = connection.query("PRAGMA integrity_check(1)");
    if (rows->next() && rows->text(0) != "ok") return std::string(rows->text(0));
    rows = connection.query("PRAGMA foreign_key_check");
    if (rows->next()) return "a row of " + std::string(rows->text(0)) + " refers to nothing";
    return {};
}

}  // namespace trail::store::engine
