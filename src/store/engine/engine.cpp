// What a database must offer the record.
#include "trail/store/engine/engine.hpp"

#include <fmt/format.h>

namespace trail::store::engine {

Damaged::Damaged(const std::string& file, std::string_view problem)
    : Error(Failure::io, fmt::format("{} is damaged or not a record: {}", file, problem),
            "trail db recover " + quoted_word(file)) {}

std::string first_integrity_problem(Connection& connection) {
    auto rows = connection.query("PRAGMA integrity_check(1)");
    if (rows->next() && rows->text(0) != "ok") {
        auto problem = rows->text(0);
        if (problem.starts_with("***")) problem.remove_prefix(problem.find('\n') + 1);
        return std::string(problem);
    }
    rows = connection.query("PRAGMA foreign_key_check");
    if (rows->next()) return "a row of " + std::string(rows->text(0)) + " refers to nothing";
    return {};
}

}  // namespace trail::store::engine
