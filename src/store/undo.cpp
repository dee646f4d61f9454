// Operations: the way back.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/decision_file_journal.hpp"
#include "store/decision_row.hpp"
#include "store/endings.hpp"
#include "store/entry_details.hpp"
#include "store/entry_row.hpp"
#include "store/journal.hpp"
#include "store/person_details.hpp"
#include "store/places.hpp"
#include "store/search_index.hpp"
#include "trail/store/commits.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

namespace trail::store::history {
namespace {

using engine::Value;

std::optional<std::int64_t> first_number(const Record& record, std::string_view sql,
                                         std::initializer_list<Value> values = {}) {
    auto rows = record.connection.query(sql, values);
    if (!rows->next() || rows->is_null(0)) return std::nullopt;
    return rows->integer(0);
}

// The last link of an operation's chain: the operation itself, or its newest undo or redo. To
// reverse it is all there is to undo and redo.
std::int64_t last_link(const Record& record, std::int64_t number) {
    const auto first = subject(record, number);
    return first_number(record, "SELECT max(number) FROM operation WHERE undoes = $1", {first})
        .value_or(first);
}

std::vector<model::ItemId> created_by(const Record& record, std::int64_t link) {
    auto rows = record.connection.query("SELECT created FROM operation WHERE number = $1", {link});
    return rows->next() ? unpacked(rows->bytes(0)) : std::vector<model::ItemId>{};
}

// Without what the operation itself had added.
std::vector<model::ItemId> changed_by(const Record& record, std::int64_t link,
                                      std::vector<model::ItemId> created) {
    std::ranges::sort(created);
    std::vector<model::ItemId> ids;
    auto rows = record.connection.query(
        "SELECT id FROM entry_before WHERE operation = $1 ORDER BY place", {link});
    while (rows->next()) {
        const auto id = id_from(rows->integer(0));
        if (!std::ranges::binary_search(created, id)) ids.push_back(id);
    }
    return ids;
}

struct Standing {
    std::int64_t newest_link = 0;
    std::int64_t name = 0;  // the operation itself when it stands, else the undo that does
};

// Operations after `link` whose effect is still there. What was undone since, or redone and undone
// again, cancels itself: of its chain an even number of links is that young.
std::vector<Standing> standing_after(const Record& record, std::int64_t link) {
    std::vector<Standing> found;
    auto rows = record.connection.query(
        "SELECT c.newest, CASE WHEN o.undone_by IS NULL THEN o.number ELSE c.newest END FROM "
        "(SELECT coalesce(undoes, number) AS first, max(number) AS newest FROM operation "
        "WHERE number > $1 GROUP BY first HAVING count(*) % 2 = 1) c "
        "JOIN operation o ON o.number = c.first ORDER BY c.newest DESC",
        {link});
    while (rows->next()) found.push_back({rows->integer(0), rows->integer(1)});
    return found;
}

bool has_changed(const Record& record, std::int64_t link, model::ItemId id) {
    return first_number(record, "SELECT 1 FROM entry_before WHERE id = $1 AND operation = $2",
                        {stored_id(id), link})
        .has_value();
}

// The same detail of a person; an address is one thing, whoever has it.
bool share_details(const Record& record, std::int64_t one, std::int64_t other) {
    return first_number(record,
                        "SELECT 1 FROM person_before a JOIN person_before b ON b.field = a.field "
                        "AND b.item = a.item AND (b.person = a.person OR a.field = 'address') "
                        "WHERE a.operation = $1 AND b.operation = $2 LIMIT 1",
                        {one, other})
        .has_value();
}

bool has_details(const Record& record, std::int64_t link) {
    return first_number(record, "SELECT 1 FROM person_before WHERE operation = $1 LIMIT 1", {link})
        .has_value();
}

// Replies to the questions among these: they would be left alone.
void add_replies(const Record& record, std::vector<model::ItemId>& touched) {
    const auto count = touched.size();
    for (std::size_t i = 0; i < count; ++i) {
        auto rows = record.connection.query("SELECT item FROM answer WHERE ask = $1",
                                            {stored_id(touched[i])});
        while (rows->next()) touched.push_back(id_from(rows->integer(0)));
    }
}

std::optional<std::int64_t> later_change(const Record& record, std::int64_t link) {
    const auto later = standing_after(record, link);
    if (later.empty()) return std::nullopt;
    auto touched = created_by(record, link);
    std::ranges::copy(changed_by(record, link, touched), std::back_inserter(touched));
    add_replies(record, touched);
    std::ranges::sort(touched);
    for (const auto& [number, name] : later) {
        const auto is_touched = [&](model::ItemId id) {
            return std::ranges::binary_search(touched, id);
        };
        if (std::ranges::any_of(created_by(record, number), is_touched)) return name;
        if (share_details(record, link, number)) return name;
        for (const auto id : touched) {
            if (has_changed(record, number, id)) return name;
        }
    }
    return std::nullopt;
}

// A commit was imported again, or a decision's number given away, while the one that had it was
// gone.
std::optional<std::int64_t> successor(const Record& record, std::int64_t link) {
    constexpr std::array<std::string_view, 2> successors{
        "SELECT e.id FROM entry_before b JOIN entry e ON e.revision = b.revision "
        "AND e.repository = b.repository AND e.id <> b.id WHERE b.operation = $1 LIMIT 1",
        "SELECT d.item FROM decision_before b JOIN decision d ON d.number = b.number "
        "AND d.item <> b.item WHERE b.operation = $1 LIMIT 1"};
    for (const auto sql : successors) {
        const auto item = first_number(record, sql, {link});
        if (!item) continue;
        const auto added = added_by(record, id_from(*item));
        return added ? added->number : link;
    }
    return commits::amended_since(record, link);
}

bool take_out(Change& change, model::ItemId id) {
    keep_entry(change, id);
    const auto removed = search_index::reindexed(change.connection, stored_id(id), [&] {
        return change.connection.execute("DELETE FROM entry WHERE id = $1", {stored_id(id)});
    });
    change.grown -= removed;
    return removed > 0;
}

bool remove_created(Change& change, model::ItemId id) {
    // Nothing may stay closed by what is not there, even where the journal was cut short.
    auto rows =
        change.connection.query("SELECT id FROM entry WHERE closed_by = $1", {stored_id(id)});
    std::vector<model::ItemId> closed;
    while (rows->next()) closed.push_back(id_from(rows->integer(0)));
    rows.reset();
    for (const auto open : closed) entries::reopen(change, open);
    keep_decision(change, id);
    change.connection.execute("DELETE FROM decision WHERE item = $1", {stored_id(id)});
    remove_details(change, id);
    remove_decision_files(change, id);
    return take_out(change, id);
}

Place place_before(const Record& record, std::int64_t link, model::ItemId id) {
    auto rows = record.connection.query(
        "SELECT b.place, b.late, e.id IS NULL FROM entry_before b LEFT JOIN entry e "
        "ON e.place = b.place WHERE b.operation = $1 AND b.id = $2",
        {link, stored_id(id)});
    rows->next();
    const Place place{rows->integer(0), rows->integer(1)};
    const bool is_free = rows->integer(2) != 0;
    rows.reset();
    return is_free ? place : free_place(record.connection, instant_of(place.value, place.late));
}

// The stored columns with other words in the place of two of them.
std::string columns_with(std::string_view late, std::string_view flags) {
    std::string columns(stored_columns);
    const auto put = [&columns](std::string_view column, std::string_view words) {
        columns.replace(columns.find(column), column.size(), words);
    };
    put(" late,", late);
    put(" flags,", flags);
    return columns;
}

// Names that the entry got since then stay its own.
constexpr std::string_view flags_with_names =
    " flags | CASE WHEN EXISTS (SELECT 1 FROM other_name WHERE item = $2) THEN 8 ELSE 0 END,";

const std::string& put_back_statement() {
    static const std::string statement = fmt::format(
        "INSERT INTO entry(place, {}) SELECT $3, {} FROM entry_before "
        "WHERE operation = $1 AND id = $2",
        stored_columns, columns_with(" $4,", flags_with_names));
    return statement;
}

void put_back(Change& change, std::int64_t link, model::ItemId id) {
    const Place place = place_before(change, link, id);
    change.grown += change.connection.execute(put_back_statement(),
                                              {link, stored_id(id), place.value, place.late});
    search_index::put(change.connection, stored_id(id));
    // Kept for the redo.
    keep_decision(change, id);
    change.connection.execute(
        "DELETE FROM decision WHERE item = $2 AND EXISTS (SELECT 1 FROM decision_before "
        "WHERE operation = $1 AND item = $2)",
        {link, stored_id(id)});
    change.connection.execute(
        fmt::format("INSERT INTO decision SELECT {} FROM decision_before WHERE operation = $1 "
                    "AND item = $2",
                    stored_decision_columns),
        {link, stored_id(id)});
    put_back_details(change, link, id);
    put_back_decision_files(change, link, id);
}

void add_link(Change& change, std::int64_t last) {
    const auto first = subject(change, last);
    const bool was_undone =
        first_number(change, "SELECT undone_by FROM operation WHERE number = $1", {first})
            .has_value();
    change.connection.execute("UPDATE operation SET undone_by = $2 WHERE number = $1",
                              {last, change.operation});
    change.connection.execute("UPDATE operation SET undone_by = $2 WHERE number = $1",
                              {first, was_undone ? Value(nullptr) : Value(change.operation)});
    change.undoes = first;
}

}  // namespace

std::optional<std::int64_t> newest_to_undo(const Record& record) {
    return first_number(record,
                        "SELECT number FROM operation WHERE undone_by IS NULL "
                        "AND undoes IS NULL ORDER BY number DESC LIMIT 1");
}

std::optional<std::int64_t> newest_to_redo(const Record& record) {
    return first_number(record,
                        "SELECT undone_by FROM operation WHERE undone_by IS NOT NULL "
                        "AND undoes IS NULL ORDER BY undone_by DESC LIMIT 1");
}

std::optional<std::int64_t> newest_to_undo_of(const Record& record, std::string_view author) {
    const auto person = record.names.find(record.connection, NameTable::person, author);
    if (!person) return std::nullopt;
    return first_number(record,
                        "SELECT number FROM operation WHERE author = $1 AND undone_by IS NULL "
                        "AND undoes IS NULL ORDER BY number DESC LIMIT 1",
                        {*person});
}

std::optional<std::int64_t> newest_to_redo_of(const Record& record, std::string_view author) {
    const auto person = record.names.find(record.connection, NameTable::person, author);
    if (!person) return std::nullopt;
    return first_number(record,
                        "SELECT u.number FROM operation o JOIN operation u ON u.number = "
                        "o.undone_by WHERE o.undone_by IS NOT NULL AND o.undoes IS NULL "
                        "AND u.author = $1 ORDER BY u.number DESC LIMIT 1",
                        {*person});
}

std::int64_t subject(const Record& record, std::int64_t number) {
    return first_number(record, "SELECT undoes FROM operation WHERE number = $1", {number})
        .value_or(number);
}

std::optional<std::int64_t> blocked_by(const Record& record, std::int64_t number) {
    const auto last = last_link(record, number);
    if (const auto later = later_change(record, last)) return later;
    return successor(record, last);
}

bool is_forgotten(const Record& record, std::int64_t number) {
    const auto last = last_link(record, number);
    const auto created = created_by(record, last);
    return changed_by(record, last, created).empty() && !has_details(record, last) &&
           std::ranges::none_of(created, [&](auto id) { return entries::has(record, id); });
}

Effect undo(Change& change, std::int64_t number) {
    const auto last = last_link(change, number);
    const auto created = created_by(change, last);
    const auto changed = changed_by(change, last, created);
    Effect effect;
    for (const auto id : created) effect.gone += remove_created(change, id) ? 1 : 0;
    std::vector<model::ItemId> closers = changed;
    const auto note_closer = [&](model::ItemId id) {
        if (const auto closer = endings::closer_of(change, id)) closers.push_back(*closer);
    };
    for (const auto id : changed) {
        note_closer(id);
        const bool was_there = take_out(change, id);
        ++(was_there ? effect.changed : effect.back);
        if (!was_there) change.created.push_back(id);
    }
    // All are out before the first is back: two may have changed places, or commits.
    for (const auto id : changed) {
        put_back(change, last, id);
        note_closer(id);
    }
    for (const auto id : changed) commits::keep_name(change, id);
    for (const auto id : closers) endings::settle(change, id);
    effect.people = people::put_back_details(change, last);
    add_link(change, last);
    // What was read from a repository may be gone again: the next import looks at all of it.
    change.connection.execute("DELETE FROM imported");
    change.touched = true;
    return effect;
}

void forget(Change& change, model::ItemId id) {
    change.connection.execute("DELETE FROM entry_before WHERE id = $1", {stored_id(id)});
    change.connection.execute("DELETE FROM decision_before WHERE item = $1", {stored_id(id)});
    change.connection.execute("DELETE FROM decision_file_before WHERE item = $1", {stored_id(id)});
}

std::size_t forget_before(Change& change, time::Instant moment) {
    const std::int64_t second = moment.time_since_epoch().count();
    const auto entries = change.connection.execute(
        "DELETE FROM entry_before WHERE operation IN (SELECT number FROM operation WHERE at < $1)",
        {second});
    for (const std::string_view table : {"decision_before", "decision_file_before", "reply_before",
                                         "ask_before", "answer_before"}) {
        change.connection.execute(
            fmt::format("DELETE FROM {} WHERE operation IN (SELECT number FROM operation WHERE "
                        "at < $1)",
                        table),
            {second});
    }
    const auto details = change.connection.execute(
        "DELETE FROM person_before WHERE operation IN (SELECT number FROM operation WHERE at < "
        "$1)",
        {second});
    if (entries > 0 || details > 0) change.noted = true;
    return static_cast<std::size_t>(entries);
}

}  // namespace trail::store::history
