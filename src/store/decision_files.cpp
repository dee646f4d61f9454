// Files that tell decisions of the record.
#include "trail/store/decision_files.hpp"

#include <fmt/format.h>

#include "store/decision_file_journal.hpp"
#include "store/entry_row.hpp"

namespace trail::store {
namespace decision_files {
namespace {

using engine::Blob;
using engine::Value;

void visit_all(const Record& record, std::string_view rest, std::initializer_list<Value> values,
               const std::function<void(FileState)>& visit) {
    auto rows = record.connection.query(
        fmt::format("SELECT item, folder, name, repository, content, versions, written "
                    "FROM decision_file {}",
                    rest),
        values);
    while (rows->next()) {
        visit({.item = id_from(rows->integer(0)),
               .folder = std::string(rows->text(1)),
               .name = std::string(rows->text(2)),
               .repository = std::string(rows->text(3)),
               .content = std::string(rows->text(4)),
               .versions = std::string(rows->text(5)),
               .written = time::Instant(std::chrono::seconds(rows->integer(6)))});
    }
}

std::vector<FileState> read_all(const Record& record, std::string_view rest,
                                std::initializer_list<Value> values) {
    std::vector<FileState> found;
    visit_all(record, rest, values, [&](FileState state) { found.push_back(std::move(state)); });
    return found;
}

}  // namespace

std::vector<FileState> in_folder(const Record& record, std::string_view folder) {
    return read_all(record, "WHERE folder = $1 ORDER BY name", {folder});
}

std::vector<FileState> called(const Record& record, std::string_view name) {
    return read_all(record, "WHERE name = $1 ORDER BY folder", {name});
}

std::vector<FileState> of_decision(const Record& record, model::ItemId item) {
    return read_all(record, "WHERE item = $1 ORDER BY written DESC, folder", {stored_id(item)});
}

void each(const Record& record, const std::function<void(const FileState&)>& visit) {
    visit_all(record, "ORDER BY item, folder", {}, visit);
}

void put(Change& change, const FileState& state, Together together) {
    const bool journaled = together == Together::with_decision;
    if (journaled) {
        change.connection.execute(
            "INSERT OR IGNORE INTO decision_file_before SELECT $1, item, folder, name, repository, "
            "content, versions, written FROM decision_file WHERE item = $2 AND folder = $3",
            {change.operation, stored_id(state.item), std::string_view(state.folder)});
    }
    change.connection.execute(
        "INSERT INTO decision_file(item, folder, name, repository, content, versions, written, "
        "operation) VALUES($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT(item, folder) DO UPDATE SET "
        "name = $3, repository = $4, content = $5, versions = $6, written = $7, operation = $8",
        {stored_id(state.item), std::string_view(state.folder), std::string_view(state.name),
         std::string_view(state.repository), std::string_view(state.content),
         std::string_view(state.versions), state.written.time_since_epoch().count(),
         journaled ? Value(change.operation) : Value(nullptr)});
    change.noted = true;
}

bool learn(Change& change, const FileState& state) {
    auto rows = change.connection.query(
        "INSERT INTO decision_file(item, folder, name, repository, content, versions, written) "
        "SELECT $1, $2, $3, $4, $5, $6, $7 WHERE EXISTS(SELECT 1 FROM decision WHERE item = $1) "
        "ON CONFLICT(item, folder) DO NOTHING RETURNING item",
        {stored_id(state.item), std::string_view(state.folder), std::string_view(state.name),
         std::string_view(state.repository), std::string_view(state.content),
         std::string_view(state.versions), state.written.time_since_epoch().count()});
    const bool is_new = rows->next();
    while (rows->next()) continue;
    change.noted |= is_new;
    return is_new;
}

void forget(Change& change, const FileState& state) {
    change.connection.execute("DELETE FROM decision_file WHERE item = $1 AND folder = $2",
                              {stored_id(state.item), std::string_view(state.folder)});
    change.noted = true;
}

}  // namespace decision_files

namespace {

void keep(Change& change, std::string_view which, std::initializer_list<engine::Value> values) {
    change.connection.execute(
        fmt::format("INSERT OR IGNORE INTO decision_file_before SELECT $1, item, folder, name, "
                    "repository, content, versions, written FROM decision_file WHERE {}",
                    which),
        values);
    change.connection.execute(fmt::format("DELETE FROM decision_file WHERE $1 = $1 AND {}", which),
                              values);
}

}  // namespace

void remove_decision_files(Change& change, model::ItemId id) {
    keep(change, "item = $2", {change.operation, stored_id(id)});
}

void put_back_decision_files(Change& change, std::int64_t operation, model::ItemId id) {
    // What the operation wrote goes; where there was nothing before, nothing comes back.
    keep(change, "item = $2 AND operation = $3", {change.operation, stored_id(id), operation});
    change.connection.execute(
        "INSERT OR REPLACE INTO decision_file SELECT item, folder, name, repository, content, "
        "versions, written, $3 FROM decision_file_before WHERE operation = $1 AND item = $2",
        {operation, stored_id(id), change.operation});
}

void forget_decision_files(Change& change, model::ItemId id) {
    change.connection.execute("DELETE FROM decision_file WHERE item = $1", {stored_id(id)});
    change.connection.execute("DELETE FROM decision_file_before WHERE item = $1", {stored_id(id)});
}

}  // namespace trail::store
