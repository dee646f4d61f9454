// An engine whose n-th statement fails, and the whole content of a record to compare.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "trail/error.hpp"
#include "trail/store/engine/sqlite.hpp"

namespace trail::test {

// Which statement fails next; none while it is 0.
struct Fault {
    std::size_t statements_left = 0;

    void count() {
        if (statements_left == 0 || --statements_left > 0) return;
        throw Error(Failure::io, "the disk failed");
    }
};

class FaultyEngine : public store::engine::Engine {
public:
    explicit FaultyEngine(Fault& fault)
        : fault_(fault), inner_(store::engine::open_sqlite({.path = ":memory:"})) {}

    using Connection::execute;
    using Connection::query;
    using Value = store::engine::Value;

    std::unique_ptr<store::engine::Rows> query(std::string_view sql,
                                               std::span<const Value> values) override {
        fault_.count();
        return inner_->query(sql, values);
    }
    std::int64_t execute(std::string_view sql, std::span<const Value> values) override {
        fault_.count();
        return inner_->execute(sql, values);
    }
    void begin_read() override {
        fault_.count();
        inner_->begin_read();
    }
    void end_read() noexcept override { inner_->end_read(); }
    void begin_write() override {
        fault_.count();
        inner_->begin_write();
    }
    void commit() override {
        fault_.count();
        inner_->commit();
    }
    void rollback() noexcept override { inner_->rollback(); }
    void choose_journal() override {
        fault_.count();
        inner_->choose_journal();
    }
    bool is_read_only() override { return false; }
    int schema_version() override { return inner_->schema_version(); }
    void set_schema_version(int version) override {
        fault_.count();
        inner_->set_schema_version(version);
    }
    void settle() noexcept override { inner_->settle(); }

private:
    Fault& fault_;
    std::unique_ptr<store::engine::Engine> inner_;
};

inline std::vector<std::string> column_of(store::engine::Connection& record,
                                          const std::string& sql) {
    std::vector<std::string> values;
    auto rows = record.query(sql);
    while (rows->next()) values.emplace_back(rows->text(0));
    return values;
}

// Every row of every table, those of the search index included.
inline std::string content(store::engine::Connection& record) {
    std::string all;
    for (const auto& table :
         column_of(record,
                   "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE "
                   "'CREATE VIRTUAL%' ORDER BY name")) {
        std::string row;
        for (const auto& column :
             column_of(record, "SELECT name FROM pragma_table_info('" + table + "')")) {
            row += (row.empty() ? "quote(" : " || ' ' || quote(") + column + ")";
        }
        all += table + '\n';
        for (const auto& line : column_of(record, "SELECT " + row + " FROM " + table)) {
            all += "  " + line + '\n';
        }
    }
    return all;
}

}  // namespace trail::test
