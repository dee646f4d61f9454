// One question in SQL that somebody typed, on a connection that can only read.
#include "trail/store/engine/question.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <SQLiteCpp/Database.h>

#include <algorithm>
#include <array>

#include "store/engine/read_only.hpp"
#include "store/engine/translated.hpp"
#include "trail/error.hpp"
#include "trail/store/engine/engine.hpp"

namespace trail::store::engine {
namespace {

using namespace std::string_view_literals;

// Pragmas that tell and change nothing; all others are refused.
constexpr std::array telling{"table_info"sv,   "table_xinfo"sv,      "table_list"sv,
                             "index_list"sv,   "index_info"sv,       "index_xinfo"sv,
                             "user_version"sv, "foreign_key_list"sv, "application_id"sv};

int only_reading(void*, int act, const char* first, const char* second, const char*, const char*) {
    switch (act) {
        case SQLITE_SELECT:
        case SQLITE_READ:
        case SQLITE_FUNCTION:
        case SQLITE_RECURSIVE:
            return SQLITE_OK;
        case SQLITE_PRAGMA: {
            const bool tells = first != nullptr && std::ranges::count(telling, first) > 0;
            const bool is_setting = first != nullptr && second != nullptr &&
                                    (first == "user_version"sv || first == "application_id"sv);
            return tells && !is_setting ? SQLITE_OK : SQLITE_DENY;
        }
        default:
            return SQLITE_DENY;
    }
}

const int flags = SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX;

// As a plain name first: only so is seen what a log beside it holds.
std::unique_ptr<SQLite::Database> opened(const std::string& path) {
    constexpr int patience_ms = 5000;
    try {
        auto plain = std::make_unique<SQLite::Database>(path, flags, patience_ms);
        plain->exec("PRAGMA query_only=ON; PRAGMA trusted_schema=OFF; SELECT 1 FROM sqlite_schema");
        return plain;
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() != SQLITE_CANTOPEN) throw;
        const auto name = name_where_nothing_changes(path);
        if (!name) throw;
        return std::make_unique<SQLite::Database>(*name, flags, patience_ms);
    }
}

[[noreturn]] void refuse_writing() {
    throw Error(Failure::usage, "only questions are answered: nothing is changed here",
                "trail help db sql");
}

}  // namespace

struct Question::State {
    std::string path;
    std::unique_ptr<SQLite::Database> database;
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement{nullptr, sqlite3_finalize};
    std::vector<std::string> columns;

    sqlite3* handle() const { return database->getHandle(); }

    [[noreturn]] void fail(const std::string& sql) const {
        const int code = sqlite3_errcode(handle());
        if (code == SQLITE_AUTH || code == SQLITE_READONLY) refuse_writing();
        if (code != SQLITE_ERROR && code != SQLITE_TOOBIG && code != SQLITE_MISMATCH)
            throw_translated(SQLite::Exception(handle(), code), path);
        const int offset = sqlite3_error_offset(handle());
        if (sql.empty() || offset < 0)
            throw Error(Failure::usage, sqlite3_errmsg(handle()), "trail help db sql");
        throw Error(Failure::usage, sqlite3_errmsg(handle()), "trail help db sql",
                    Excerpt{sql, static_cast<std::size_t>(offset), 1});
    }

    void prepare(const std::string& sql) {
        sqlite3_stmt* made = nullptr;
        const char* rest = nullptr;
        const int code =
            sqlite3_prepare_v2(handle(), sql.data(), static_cast<int>(sql.size()), &made, &rest);
        statement.reset(made);
        if (code != SQLITE_OK) fail(sql);
        if (made == nullptr)
            throw Error(Failure::usage, "the question is empty", "trail help db sql");
        if (std::string_view(rest).find_first_not_of("; \t\r\n") != std::string_view::npos)
            throw Error(Failure::usage, "one question at a time", "trail help db sql");
        if (sqlite3_stmt_readonly(made) == 0 || sqlite3_column_count(made) == 0) refuse_writing();
        for (int column = 0; column < sqlite3_column_count(made); ++column)
            columns.emplace_back(sqlite3_column_name(made, column));
    }
};

Question::Question(const std::string& path, const std::string& sql)
    : state_(std::make_unique<State>()) {
    state_->path = path;
    try {
        state_->database = opened(path);
    } catch (const SQLite::Exception& exception) {
        throw_translated(exception, path);
    }
    sqlite3_db_config(state_->handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_set_authorizer(state_->handle(), only_reading, nullptr);
    state_->prepare(sql);
}

Question::~Question() = default;

const std::vector<std::string>& Question::columns() const {
    return state_->columns;
}

bool Question::next() {
    const int code = sqlite3_step(state_->statement.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) state_->fail({});
    return false;
}

Cell Question::cell(std::size_t column) const {
    auto* row = state_->statement.get();
    const int index = static_cast<int>(column);
    const int type = sqlite3_column_type(row, index);
    Cell cell;
    if (type == SQLITE_NULL) return cell;
    if (type == SQLITE_INTEGER) cell.integer = sqlite3_column_int64(row, index);
    if (type == SQLITE_FLOAT) cell.real = sqlite3_column_double(row, index);
    cell.type = type == SQLITE_INTEGER ? CellType::integer
                : type == SQLITE_FLOAT ? CellType::real
                : type == SQLITE_TEXT  ? CellType::text
                                       : CellType::bytes;
    const auto* bytes = type == SQLITE_BLOB
                            ? static_cast<const char*>(sqlite3_column_blob(row, index))
                            : reinterpret_cast<const char*>(sqlite3_column_text(row, index));
    cell.bytes = {bytes == nullptr ? "" : bytes,
                  static_cast<std::size_t>(sqlite3_column_bytes(row, index))};
    return cell;
}

}  // namespace trail::store::engine
