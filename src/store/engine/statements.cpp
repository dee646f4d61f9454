// The prepared statements of a connection, each kept for the next time it is asked.
#include "store/engine/statements.hpp"

#include <SQLiteCpp/Exception.h>

#include <utility>

#include "store/engine/full_text.hpp"
#include "store/engine/translated.hpp"

namespace trail::store::engine {
namespace {

class SqliteRows : public Rows {
public:
    SqliteRows(Statements::Idle& idle, std::unique_ptr<Statement> statement,
               const std::string& path)
        : idle_(idle), statement_(std::move(statement)), path_(path) {}

    ~SqliteRows() override {
        statement_->reset();
        idle_.push_back(std::move(statement_));
    }

    bool next() override {
        try {
            return statement_->step();
        } catch (const SQLite::Exception& exception) {
            throw_translated(exception, path_);
        }
    }

    bool is_null(int column) const override { return statement_->is_null(column); }
    std::int64_t integer(int column) const override { return statement_->integer(column); }
    double number(int column) const override { return statement_->number(column); }
    std::string_view text(int column) const override { return statement_->text(column); }
    std::string_view bytes(int column) const override { return statement_->bytes(column); }

private:
    Statements::Idle& idle_;
    std::unique_ptr<Statement> statement_;
    const std::string& path_;
};

}  // namespace

std::unique_ptr<Rows> Statements::query(std::string_view sql, std::span<const Value> values) {
    try {
        auto& idle = idle_for(sql);
        auto statement = take(idle, sql);
        statement->bind(values);
        return std::make_unique<SqliteRows>(idle, std::move(statement), path_);
    } catch (const SQLite::Exception& exception) {
        throw_translated(exception, path_);
    }
}

void Statements::prepare(std::string_view sql) {
    try {
        auto& idle = idle_for(sql);
        if (idle.empty()) idle.push_back(take(idle, sql));
    } catch (const SQLite::Exception& exception) {
        throw_translated(exception, path_);
    }
}

// Stays where it is for as long as the engine lives.
Statements::Idle& Statements::idle_for(std::string_view sql) {
    const auto found = cache_.find(sql);
    return found != cache_.end() ? found->second : cache_[std::string(sql)];
}

std::unique_ptr<Statement> Statements::take(Idle& idle, std::string_view sql) {
    if (idle.empty()) {
        if (sql.find("trail_") != std::string_view::npos) make_functions_known();
        return std::make_unique<Statement>(database_, sql);
    }
    auto statement = std::move(idle.back());
    idle.pop_back();
    return statement;
}

void Statements::make_functions_known() {
    if (!functions_known_) functions_known_ = register_full_text(database_);
}

}  // namespace trail::store::engine
