// One prepared statement of SQLite: what goes in, what comes out, row by row.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {

// Prepared once and used many times. Throws SQLite::Exception.
class Statement {
public:
    Statement(sqlite3* database, std::string_view sql);

    // $1 is the first of `values`. Their texts are copied and stay alive while it runs.
    void bind(std::span<const Value> values);

    // False when there is no row any more.
    bool step();

    // Ready for other values.
    void reset() noexcept;

    // Of the row it stands on, which the text and the bytes live as long as.
    bool is_null(int column) const {
        return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
    }
    std::int64_t integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
    double number(int column) const { return sqlite3_column_double(handle_.get(), column); }
    std::string_view text(int column) const;
    std::string_view bytes(int column) const;

private:
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
    };

    void check(int code) const;
    void bind_one(int index, const Value& value, std::string& kept);
    std::size_t size(int column) const {
        return static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column));
    }

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
    std::vector<std::size_t> places_;  // which of the values each parameter takes
    std::vector<std::string> texts_;   // of each parameter
    bool is_over_ = false;
};

}  // namespace trail::store::engine
