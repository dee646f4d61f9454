// One prepared statement of SQLite.
#include "store/engine/statement.hpp"

#include <SQLiteCpp/Exception.h>

#include <charconv>

namespace trail::store::engine {
namespace {

// "$3" takes the third value.
std::size_t place_of(std::string_view parameter) {
    std::size_t number = 1;
    std::from_chars(parameter.data() + 1, parameter.data() + parameter.size(), number);
    return number - 1;
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view sql) : database_(database) {
    sqlite3_stmt* made = nullptr;
    check(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &made, nullptr));
    handle_.reset(made);
    const int count = sqlite3_bind_parameter_count(made);
    for (int index = 1; index <= count; ++index) {
        places_.push_back(place_of(sqlite3_bind_parameter_name(made, index)));
    }
    texts_.resize(places_.size());
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) throw SQLite::Exception(database_, code);
}

void Statement::bind(std::span<const Value> values) {
    for (std::size_t i = 0; i < places_.size(); ++i) {
        const auto place = places_[i];
        bind_one(static_cast<int>(i) + 1, place < values.size() ? values[place] : nullptr,
                 texts_[i]);
    }
}

void Statement::bind_one(int index, const Value& value, std::string& kept) {
    auto* handle = handle_.get();
    const auto size = [&kept] { return static_cast<int>(kept.size()); };
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
        check(sqlite3_bind_int64(handle, index, *number));
    } else if (const auto* text = std::get_if<std::string_view>(&value)) {
        kept.assign(*text);
        check(sqlite3_bind_text(handle, index, kept.data(), size(), SQLITE_STATIC));
    } else if (const auto* blob = std::get_if<Blob>(&value)) {
        kept.assign(blob->bytes);
        check(sqlite3_bind_blob(handle, index, kept.data(), size(), SQLITE_STATIC));
    } else {
        check(sqlite3_bind_null(handle, index));
    }
}

bool Statement::step() {
    if (is_over_) return false;
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    is_over_ = true;
    if (code != SQLITE_DONE) check(code);
    return false;
}

void Statement::reset() noexcept {
    sqlite3_reset(handle_.get());
    is_over_ = false;
}

std::string_view Statement::text(int column) const {
    const auto* start = sqlite3_column_text(handle_.get(), column);
    return {reinterpret_cast<const char*>(start), size(column)};
}

std::string_view Statement::bytes(int column) const {
    const auto* start = sqlite3_column_blob(handle_.get(), column);
    return {static_cast<const char*>(start), size(column)};
}

}  // namespace trail::store::engine
