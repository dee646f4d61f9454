// Operations: the way back.
#include <fmt/format.h>

#include <algorithm>

#include "store/entry_row.hpp"
#include "store/journal.hpp"
#include "store/names.hpp"
#include "store/places.hpp"
#include "store/search_index.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

namespace trail::store::history {
namespace {

// An undo and what it took back cancel each other; what remains is what stands.
constexpr std::string_view stands = "undone_by IS NULL AND undoes IS NULL";

std::optional<std::int64_t> first_number(const Record& record, std::string_view sql,
                                         std::initializer_list<engine::Value> values = {}) {
    auto rows = record.connection.query(sql, values);
    if (!rows->next() || rows->is_null(0)) return std::nullopt;
    return rows->integer(0);
}

std::vector<model::ItemId> created_by(const Record& record, std::int64_t number) {
    auto rows = record.connection.query("SELECT created FROM operation WHERE number = $1", {number});
    return rows->next() ? unpacked(rows->bytes(0)) : std::vector<model::ItemId>{};
}

std::optional<std::int64_t> later_change(const Record& record, model::ItemId id,
                                         std::int64_t number) {
    return first_number(record,
                        fmt::format("SELECT max(b.operation) FROM entry_before b JOIN operation o "
                                    "ON o.number = b.operation WHERE b.id = $1 AND b.operation > $2 "
                                    "AND {}", stands),
                        {stored_id(id), number});
}

std::vector<model::ItemId> changed_by(const Record& record, std::int64_t number) {
    std::vector<model::ItemId> ids;
    auto rows = record.connection.query(
        "SELECT id FROM entry_before WHERE operation = $1 ORDER BY place", {number});
    while (rows->next()) ids.push_back(id_from(rows->integer(0)));
    return ids;
}

void remove_row(Change& change, model::ItemId id) {
    change.grown -= search_index::reindexed(change.connection, stored_id(id), [&] {
        return change.connection.execute("DELETE FROM entry WHERE id = $1", {stored_id(id)});
    });
}

void restore_entry(Change& change, std::int64_t number, model::ItemId id) {
    auto rows = change.connection.query(
        "SELECT place, late FROM entry_before WHERE operation = $1 AND id = $2",
        {number, stored_id(id)});
    rows->next();
    const auto at = instant_of(rows->integer(0), rows->integer(1));
    rows.reset();
    remove_row(change, id);
    const Place place = free_place(change.connection, at);
    change.grown += change.connection.execute(
        fmt::format("INSERT INTO entry(place, {0}) SELECT $3, {0} FROM entry_before "
                    "WHERE operation = $1 AND id = $2", stored_columns),
        {number, stored_id(id), place.value});
    change.connection.execute("UPDATE entry SET late = $2 WHERE id = $1 AND late <> $2",
                              {stored_id(id), place.late});
    search_index::put(change.connection, stored_id(id));
}

void restore_decisions(Change& change, std::int64_t number) {
    change.connection.execute(
        "INSERT OR REPLACE INTO decision SELECT number, item, options, chosen, consequences, deciders, "
        "due, review FROM decision_before WHERE operation = $1",
        {number});
}

void mark_undone(Change& change, std::int64_t number) {
    const auto undid = first_number(change, "SELECT undoes FROM operation WHERE number = $1", {number});
    change.connection.execute("UPDATE operation SET undoes = $2 WHERE number = $1",
                              {change.operation, number});
    change.connection.execute("UPDATE operation SET undone_by = $2 WHERE number = $1",
                              {number, change.operation});
    if (!undid) return;
    // Undoing an undo: the first operation stands again, and this one is no undo to be taken back.
    change.connection.execute("UPDATE operation SET undone_by = NULL WHERE number = $1", {*undid});
    change.connection.execute("UPDATE operation SET undone_by = number WHERE number = $1",
                              {change.operation});
}

}  // namespace

std::optional<std::int64_t> newest_to_undo(const Record& record) {
    return first_number(record, fmt::format("SELECT number FROM operation WHERE {} "
                                            "ORDER BY number DESC LIMIT 1", stands));
}

std::optional<std::int64_t> newest_to_redo(const Record& record) {
    return first_number(record,
                        "SELECT number FROM operation WHERE undoes IS NOT NULL AND undone_by IS NULL "
                        "ORDER BY number DESC LIMIT 1");
}

std::optional<std::int64_t> blocked_by(const Record& record, std::int64_t number) {
    std::optional<std::int64_t> newest;
    for (const auto& ids : {created_by(record, number), changed_by(record, number)}) {
        for (const auto id : ids) newest = std::max(newest, later_change(record, id, number));
    }
    return newest;
}

void undo(Change& change, std::int64_t number) {
    auto created = created_by(change, number);
    for (const auto id : created) {
        change.connection.execute("DELETE FROM decision WHERE item = $1", {stored_id(id)});
        remove_row(change, id);
    }
    std::ranges::sort(created);
    for (const auto id : changed_by(change, number)) {
        if (!std::ranges::binary_search(created, id)) restore_entry(change, number, id);
    }
    restore_decisions(change, number);
    mark_undone(change, number);
    // What was read from a repository may be gone again: the next import looks at all of it.
    change.connection.execute("DELETE FROM imported");
    change.touched = true;
}

void forget(Change& change, model::ItemId id) {
    change.connection.execute("DELETE FROM entry_before WHERE id = $1", {stored_id(id)});
    change.connection.execute("DELETE FROM decision_before WHERE item = $1", {stored_id(id)});
}

std::size_t forget_before(Change& change, time::Instant moment) {
    const std::int64_t second = moment.time_since_epoch().count();
    const auto entries = change.connection.execute(
        "DELETE FROM entry_before WHERE operation IN (SELECT number FROM operation WHERE at < $1)",
        {second});
    change.connection.execute(
        "DELETE FROM decision_before WHERE operation IN (SELECT number FROM operation WHERE at < $1)",
        {second});
    if (entries > 0) change.noted = true;
    return static_cast<std::size_t>(entries);
}

}  // namespace trail::store::history
