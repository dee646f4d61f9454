// What a database must offer the record: statements, rows, one immediate transaction at a time.
//
// SQL is written once for every engine, with parameters $1, $2, ...
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "trail/error.hpp"

namespace trail::store::engine {

// A file that is damaged, or no database at all.
class Damaged : public Error {
public:
    Damaged(const std::string& file, std::string_view problem);
};

// A record that a newer program made.
class Newer : public Error {
public:
    using Error::Error;
};

struct Blob {
    std::string_view bytes;
};

// A value on its way in; text and bytes must live until the call returns.
using Value = std::variant<std::nullptr_t, std::int64_t, std::string_view, Blob>;

template <class Integer>
Value value_or_null(const std::optional<Integer>& number) {
    return number ? Value(static_cast<std::int64_t>(*number)) : Value(nullptr);
}
inline Value text_or_null(const std::optional<std::string>& text) {
    return text ? Value(std::string_view(*text)) : Value(nullptr);
}

// The answer to a question, a row at a time. What text() and bytes() return lives until next().
class Rows {
public:
    virtual ~Rows() = default;
    virtual bool next() = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double number(int column) const = 0;
    virtual std::string_view text(int column) const = 0;
    virtual std::string_view bytes(int column) const = 0;
};

// What a repository may do. It cannot begin or end a transaction.
class Connection {
public:
    virtual ~Connection() = default;

    virtual std::unique_ptr<Rows> query(std::string_view sql, std::span<const Value> values) = 0;

    // Understands a statement before it is asked, which needs no lock; an engine may do without.
    virtual void prepare(std::string_view /*sql*/) {}

    // Returns how many rows were changed.
    virtual std::int64_t execute(std::string_view sql, std::span<const Value> values) = 0;

    std::unique_ptr<Rows> query(std::string_view sql, std::initializer_list<Value> values = {}) {
        return query(sql, std::span<const Value>(values.begin(), values.size()));
    }
    std::int64_t execute(std::string_view sql, std::initializer_list<Value> values = {}) {
        return execute(sql, std::span<const Value>(values.begin(), values.size()));
    }
};

// What only Store may do.
class Engine : public Connection {
public:
    // From the first question until the end nothing is seen of what others write.
    virtual void begin_read() = 0;
    virtual void end_read() noexcept = 0;

    // Most pages will be needed once.
    virtual void expect_one_pass() {}

    // What a write needs and nobody has to wait for; `begin_write` does it where it was not done.
    virtual void prepare_to_write() {}

    // The transaction holds the only right to write from its first moment. All or nothing: what is
    // not committed is rolled back.
    virtual void begin_write() = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;

    // Before the first tables are made, while no other program can make them: how changes are kept
    // until they are in the file. Does nothing for a record that has tables.
    virtual void choose_journal() = 0;

    // Whether the record can only be read: by its permissions or where it lies.
    virtual bool is_read_only() = 0;

    // 0 for a record that has no tables yet.
    virtual int schema_version() = 0;
    virtual void set_schema_version(int version) = 0;

    // Moves what the last commits left in the write-ahead log into the file, when there is much of
    // it.
    virtual void settle() noexcept = 0;
};

// What is wrong with a file, in the database's own words; empty when nothing is.
std::string first_integrity_problem(Connection& connection);

}  // namespace trail::store::engine
