// The prepared statements of a connection, each kept for the next time it is asked.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/engine/statement.hpp"
#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {

class Statements {
public:
    // Both outlive it. The path is what errors name.
    Statements(sqlite3* database, const std::string& path) : database_(database), path_(path) {}

    // Throws as `Connection::query`. Rows must be gone before the statements are.
    std::unique_ptr<Rows> query(std::string_view sql, std::span<const Value> values);

    // So that the next query need not understand it. Throws as that.
    void prepare(std::string_view sql);

    using Idle = std::vector<std::unique_ptr<Statement>>;

private:
    struct HashOfText {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };

    Idle& idle_for(std::string_view sql);
    std::unique_ptr<Statement> take(Idle& idle, std::string_view sql);
    void make_functions_known();

    sqlite3* database_;
    const std::string& path_;
    std::unordered_map<std::string, Idle, HashOfText, std::equal_to<>> cache_;
    bool functions_known_ = false;
};

}  // namespace trail::store::engine
