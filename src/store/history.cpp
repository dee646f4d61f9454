// Operations: what was done.
#include "trail/store/history.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/entry_row.hpp"
#include "store/journal.hpp"
#include "store/names.hpp"

namespace trail::store::history {
namespace {

using engine::Blob;
using engine::Value;

constexpr std::size_t most_ids = 100;

constexpr std::string_view operation_columns =
    "number, at, author, command, created, undoes, undone_by";

constexpr std::string_view newest_statement =
    "SELECT number, entries FROM operation ORDER BY number DESC LIMIT 1";
constexpr std::string_view insert_statement =
    "INSERT INTO operation(number, at, author, command, entries, created, undoes) "
    "VALUES($1, $2, $3, $4, $5, $6, $7)";

std::string packed(const std::vector<model::ItemId>& ids) {
    std::string bytes;
    bytes.reserve(ids.size() * id_bytes);
    for (const auto id : ids) {
        for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>(id.bits >> shift);
    }
    return bytes;
}

std::string line_of(const Record& record, std::int64_t operation, model::ItemId id) {
    auto rows = record.connection.query(
        "SELECT line FROM entry_before WHERE id = $1 AND operation >= $2 ORDER BY operation LIMIT "
        "1",
        {stored_id(id), operation});
    if (rows->next()) return std::string(rows->text(0));
    rows = record.connection.query("SELECT line FROM entry WHERE id = $1", {stored_id(id)});
    return rows->next() ? std::string(rows->text(0)) : std::string();
}

// Entries that were reopened because what had closed them was removed come last.
void add_changed(const Record& record, Operation& operation, std::vector<model::ItemId> created) {
    std::ranges::sort(created);
    auto rows = record.connection.query(
        "SELECT b.id, EXISTS (SELECT 1 FROM entry_before c WHERE c.operation = $1 "
        "AND c.id = b.closed_by) AS reopened "
        "FROM entry_before b WHERE b.operation = $1 ORDER BY reopened, b.place",
        {operation.number});
    while (rows->next()) {
        const auto id = id_from(rows->integer(0));
        if (std::ranges::binary_search(created, id)) continue;
        const bool is_main = created.empty() && rows->integer(1) == 0;
        ++(is_main ? operation.items : operation.beside);
        if (operation.ids.size() < most_ids) operation.ids.push_back(id);
    }
}

void add_people(const Record& record, Operation& operation) {
    auto rows = record.connection.query(
        "SELECT name FROM person WHERE number IN (SELECT person FROM person_before "
        "WHERE operation = $1) ORDER BY key LIMIT $2",
        {operation.number, static_cast<std::int64_t>(most_ids)});
    while (rows->next()) operation.people.emplace_back(rows->text(0));
}

Operation read_operation(const engine::Rows& rows, const Record& record) {
    Operation operation{
        .number = rows.integer(0),
        .at = time::Instant(time::Seconds(rows.integer(1))),
        .author = record.names.name(record.connection, NameTable::person, rows.integer(2)),
        .command = std::string(rows.text(3)),
    };
    const auto created = unpacked(rows.bytes(4));
    operation.items = created.size();
    operation.ids.assign(created.begin(), created.begin() + static_cast<std::ptrdiff_t>(std::min(
                                                                created.size(), most_ids)));
    if (!rows.is_null(5)) operation.undoes = rows.integer(5);
    if (!rows.is_null(6)) operation.undone_by = rows.integer(6);
    add_changed(record, operation, created);
    add_people(record, operation);
    if (!operation.ids.empty())
        operation.text = line_of(record, operation.number, operation.ids.front());
    return operation;
}

}  // namespace

void prepare(const Record& record) {
    record.connection.prepare(newest_statement);
    record.connection.prepare(insert_statement);
}

void begin(Change& change) {
    change.author =
        change.names.number(change.connection, NameTable::person, change.actor.person.name);
    auto rows = change.connection.query(newest_statement);
    const bool is_first = !rows->next();
    change.operation = is_first ? 1 : rows->integer(0) + 1;
    change.entries_before = is_first ? 0 : rows->integer(1);
}

void end(Change& change, std::string_view command) {
    if (!change.touched) return;
    const std::string created = packed(change.created);
    change.connection.execute(insert_statement,
                              {change.operation, change.actor.now.time_since_epoch().count(),
                               change.author, command, change.entries_before + change.grown,
                               created.empty() ? Value(nullptr) : Value(Blob{created}),
                               engine::value_or_null(change.undoes)});
}

std::vector<Operation> operations(const Record& record, std::size_t most) {
    std::vector<Operation> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {} FROM operation ORDER BY number DESC LIMIT $1", operation_columns),
        {static_cast<std::int64_t>(most)});
    while (rows->next()) found.push_back(read_operation(*rows, record));
    return found;
}

std::optional<Operation> operation(const Record& record, std::int64_t number) {
    auto rows = record.connection.query(
        fmt::format("SELECT {} FROM operation WHERE number = $1", operation_columns), {number});
    if (!rows->next()) return std::nullopt;
    return read_operation(*rows, record);
}

std::vector<EarlierState> earlier(const Record& record, model::ItemId id) {
    std::vector<EarlierState> states;
    auto rows = record.connection.query(
        fmt::format("SELECT {}, e.operation FROM entry_before e WHERE e.id = $1 "
                    "ORDER BY e.operation DESC",
                    entry_columns),
        {stored_id(id)});
    while (rows->next()) {
        auto ended_by = operation(record, rows->integer(entry_column_count));
        if (!ended_by) continue;
        states.push_back({std::move(*ended_by), read_entry(*rows, record)});
    }
    return states;
}

std::optional<Operation> added_by(const Record& record, model::ItemId id) {
    const std::string bytes = packed({id});
    auto rows = record.connection.query(
        fmt::format(
            "SELECT {} FROM operation WHERE at >= (SELECT coalesce(created, (place >> 4) - late) "
            "FROM entry WHERE id = $1) AND instr(created, $2) % 8 = 1 AND undoes IS NULL "
            "ORDER BY number LIMIT 1",
            operation_columns),
        {stored_id(id), Blob{bytes}});
    if (!rows->next()) return std::nullopt;
    return read_operation(*rows, record);
}

std::string first_problem(const Record& record) {
    auto rows = record.connection.query(
        "SELECT (SELECT count(*) FROM entry), "
        "coalesce((SELECT entries FROM operation ORDER BY number DESC LIMIT 1), 0)");
    rows->next();
    if (rows->integer(0) != rows->integer(1)) {
        return fmt::format("the journal speaks of {} entries, the record has {}", rows->integer(1),
                           rows->integer(0));
    }
    rows = record.connection.query(
        "SELECT count(*) FROM entry WHERE kind = 7 AND decision NOT IN (SELECT number FROM "
        "decision)");
    rows->next();
    if (rows->integer(0) > 0)
        return fmt::format("{} decisions have lost their details", rows->integer(0));
    return {};
}

}  // namespace trail::store::history
