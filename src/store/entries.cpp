// Entries in the record.
#include "trail/store/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <unordered_set>

#include "store/endings.hpp"
#include "store/entry_details.hpp"
#include "store/entry_row.hpp"
#include "store/entry_text.hpp"
#include "store/journal.hpp"
#include "store/names.hpp"
#include "store/places.hpp"
#include "store/search_index.hpp"
#include "store/stored_row.hpp"
#include "trail/error.hpp"
#include "trail/store/commits.hpp"

namespace trail::store::entries {
namespace {

using engine::Value;

const std::string& insert_statement() {
    static const std::string statement = fmt::format(
        "INSERT INTO entry(place, {}) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, "
        "$13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26)",
        stored_columns);
    return statement;
}

constexpr std::string_view update_statement =
    "UPDATE entry SET place=$1, id=$2, kind=$3, author=$4, project=$5, line=$6, body=$7, also=$8, "
    "refs=$9, tags=$10, people=$11, utc_offset=$12, zone=$13, late=$14, created=$15, updated=$16, "
    "closed_at=$17, closed_by=$18, flags=$19 | (flags & 12), health=$20, decision=$21, "
    "decision_status=$22, "
    "repository=$23, revision=$24, branch=$25, raw=$26 WHERE id = $2";

// Of a team. Entries are large, and what is never written to costs nothing.
constexpr std::size_t entries_of_a_week = 512;

std::vector<model::Entry> read_all(const Record& record, std::string_view rest,
                                   std::initializer_list<Value> values) {
    std::vector<model::Entry> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {} FROM entry e {}", entry_columns, rest), values);
    while (rows->next()) found.push_back(read_entry(*rows, record));
    return found;
}

// Adds them as far as a page shows them.
void read_page(const Record& record, std::int64_t first, std::int64_t last,
               std::vector<model::Entry>& found) {
    static const auto sql = fmt::format(
        "SELECT {} FROM entry WHERE place BETWEEN $1 AND $2 ORDER BY place", page_columns);
    auto rows = record.connection.query(sql, {first, last});
    while (rows->next()) {
        // Entries are large: each is read where it stays.
        read_page_entry(*rows, record, found.emplace_back());
        read_reply(record, found.back());
    }
}

// The places of the last status of each project, the earliest first. The index knows all that is
// looked at.
std::vector<std::int64_t> places_of_statuses(const Record& record, time::Instant before) {
    const auto range = places(record.connection, {before - status_holds, before});
    auto rows = record.connection.query(
        "SELECT place, project, late FROM entry WHERE kind = 4 AND place BETWEEN $1 AND $2 "
        "ORDER BY place DESC",
        {range.first, range.last});
    std::vector<std::int64_t> found;
    std::unordered_set<std::int64_t> projects;
    while (rows->next()) {
        const auto place = rows->integer(0);
        if (instant_of(place, rows->integer(2)) >= before) continue;
        if (projects.insert(rows->integer(1)).second) found.push_back(place);
    }
    std::ranges::reverse(found);
    return found;
}

bool lies_in(const time::Span& span, time::Instant at) {
    return at >= span.from && at < span.until;
}

// The places of what was open in the span or after it, the earliest first, but for what surely lies
// in `without`. The indexes know nearly all that is looked at.
std::vector<std::int64_t> places_of_standing(const Record& record, const time::Span& span,
                                             const time::Span& without) {
    // Of all that ended since, a plan for much later is not worth looking for.
    const auto ahead = places(record.connection, {span.from, span.until + std::chrono::days{31}});
    const auto surely = places(record.connection, without);
    auto rows = record.connection.query(
        "SELECT place FROM entry WHERE closed_at IS NULL AND (kind = 2 OR kind = 3 OR kind = 8) "
        "AND (place <= $2 OR kind = 3) UNION ALL "
        "SELECT place FROM entry WHERE closed_at >= $1 AND place <= $2 UNION ALL "
        "SELECT place FROM entry WHERE closed_at >= $1 AND place > $2 AND place <= $3 AND kind = 3 "
        "AND created < $4",
        {span.from.time_since_epoch().count(), places(record.connection, span).last, ahead.last,
         span.until.time_since_epoch().count()});
    std::vector<std::int64_t> found;
    while (rows->next()) {
        const auto place = rows->integer(0);
        const bool is_left_out = lies_in(without, instant_of(place, 0)) &&
                                 lies_in(without, instant_of(place, surely.longest_late));
        if (!is_left_out) found.push_back(place);
    }
    std::ranges::sort(found);
    return found;
}

// Under any name.
bool is_known(const Record& record, const model::CommitSource& source) {
    return has_commit(record, source.identity, source.revision) ||
           std::ranges::any_of(source.others, [&](const std::string& name) {
               return has_commit(record, source.identity, name);
           });
}

}  // namespace

void prepare(const Record& record) {
    record.connection.prepare(insert_statement());
    search_index::prepare(record.connection);
}

bool add(Change& change, model::Entry& entry, std::string_view also) {
    if (entry.id.bits != 0 && has(change, entry.id)) return false;
    if (entry.id.bits == 0) entry.id = fresh_id(change);
    if (entry.source && is_known(change, *entry.source)) return false;
    if (entry.author.empty()) entry.author = change.actor.person.name;
    clean(entry);
    const auto place = free_place(change.connection, entry.at.at);
    with_stored_row(change, entry, place, also, [&](std::span<const Value> row) {
        const auto added = change.connection.execute(insert_statement(), row);
        search_index::put(change.connection, row);
        return added;
    });
    change.created.push_back(entry.id);
    if (entry.source && place.value % places_per_second != 0) change.crowded.push_back(place.value);
    ++change.grown;
    change.touched = true;
    if (entry.source && !entry.source->others.empty()) {
        commits::add_names(change, entry.id, entry.source->identity, entry.source->others);
    }
    if (entry.reply || entry.ask || entry.answer) add_details(change, entry);
    for (const auto& closed : entry.closes) close(change, closed, entry.id, entry.at.at);
    return true;
}

void update(Change& change, const model::Entry& after, std::optional<std::string_view> also) {
    model::Entry entry = after;
    clean(entry);
    auto rows = change.connection.query("SELECT place, late, also FROM entry WHERE id = $1",
                                        {stored_id(entry.id)});
    if (!rows->next()) throw Error(Failure::usage, "the entry is gone", "trail undo --list");
    Place place{rows->integer(0), rows->integer(1)};
    const std::string kept(rows->text(2));
    rows.reset();
    const auto closer = endings::closer_of(change, entry.id);
    if (instant_of(place.value, place.late) != entry.at.at) {
        place = free_place(change.connection, entry.at.at);
    }
    history::keep_entry(change, entry.id);
    search_index::reindexed(change.connection, stored_id(entry.id), [&] {
        return with_stored_row(change, entry, place, also.value_or(kept),
                               [&](std::span<const Value> row) {
                                   return change.connection.execute(update_statement, row);
                               });
    });
    if (closer && closer != entry.closed_by) endings::settle(change, *closer);
    change.touched = true;
}

void remove(Change& change, model::ItemId id) {
    const auto closer = endings::closer_of(change, id);
    for (const auto closed : closed_by(change, id)) reopen(change, closed);
    history::keep_decision(change, id);
    change.connection.execute("DELETE FROM decision WHERE item = $1", {stored_id(id)});
    remove_details(change, id);
    history::keep_entry(change, id);
    change.grown -= search_index::reindexed(change.connection, stored_id(id), [&] {
        return change.connection.execute("DELETE FROM entry WHERE id = $1", {stored_id(id)});
    });
    if (closer) endings::settle(change, *closer);
    change.touched = true;
}

void close(Change& change, model::ItemId id, std::optional<model::ItemId> by, time::Instant at) {
    history::keep_entry(change, id, " AND closed_at IS NULL");
    const auto changed = search_index::reindexed(change.connection, stored_id(id), [&] {
        return change.connection.execute(
            "UPDATE entry SET closed_by = $3, closed_at = max($2, CASE WHEN kind = 3 "
            "THEN min((place >> 4) - late, coalesce(created, (place >> 4) - late)) "
            "ELSE (place >> 4) - late END) "
            "WHERE id = $1 AND closed_at IS NULL",
            {stored_id(id), at.time_since_epoch().count(),
             by ? Value(stored_id(*by)) : Value(nullptr)});
    });
    if (by) endings::settle(change, *by);
    if (changed > 0) change.touched = true;
}

void reopen(Change& change, model::ItemId id) {
    const auto closer = endings::closer_of(change, id);
    history::keep_entry(change, id, " AND closed_at IS NOT NULL");
    const auto changed = search_index::reindexed(change.connection, stored_id(id), [&] {
        return change.connection.execute(
            "UPDATE entry SET closed_at = NULL, closed_by = NULL "
            "WHERE id = $1 AND closed_at IS NOT NULL",
            {stored_id(id)});
    });
    if (closer) endings::settle(change, *closer);
    if (changed > 0) change.touched = true;
}

std::optional<model::Entry> find(const Record& record, model::ItemId id) {
    auto found = read_all(record, "WHERE e.id = $1", {stored_id(id)});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<model::Entry> beginning_with(const Record& record, const model::IdRange& range,
                                         std::size_t most) {
    return read_all(
        record, "WHERE e.id BETWEEN $1 AND $2 ORDER BY e.id LIMIT $3",
        {stored_id(range.first), stored_id(range.last), static_cast<std::int64_t>(most)});
}

bool has(const Record& record, model::ItemId id) {
    return record.connection.query("SELECT 1 FROM entry WHERE id = $1", {stored_id(id)})->next();
}

bool has_commit(const Record& record, std::string_view identity, std::string_view revision) {
    return commits::find(record, identity, revision).has_value();
}

std::vector<model::Entry> newest(const Record& record, std::size_t most) {
    return read_all(record, "ORDER BY e.place DESC LIMIT $1", {static_cast<std::int64_t>(most)});
}

std::vector<model::Entry> newest_before(const Record& record, time::Instant moment,
                                        std::size_t most) {
    return read_all(record, "WHERE (e.place >> 4) - e.late < $1 ORDER BY e.place DESC LIMIT $2",
                    {moment.time_since_epoch().count(), static_cast<std::int64_t>(most)});
}

std::vector<model::Entry> nearest_from(const Record& record, time::Instant moment,
                                       std::size_t most) {
    auto found = read_all(record,
                          "WHERE e.place >= $1 AND (e.place >> 4) - e.late >= $2 "
                          "ORDER BY e.place LIMIT $3",
                          {moment.time_since_epoch().count() * places_per_second,
                           moment.time_since_epoch().count(), static_cast<std::int64_t>(most)});
    std::ranges::reverse(found);
    return found;
}

std::vector<model::Entry> between(const Record& record, const time::Span& span) {
    const auto range = places(record.connection, span);
    std::vector<model::Entry> found;
    found.reserve(entries_of_a_week);
    read_page(record, range.first, range.last, found);
    // What lies there late may belong to another moment.
    std::erase_if(found, [&](const model::Entry& entry) { return !lies_in(span, entry.at.at); });
    return found;
}

std::vector<model::Entry> standing(const Record& record, const time::Span& span,
                                   const time::Span& without) {
    std::vector<model::Entry> found;
    found.reserve(entries_of_a_week);
    for (const auto place : places_of_standing(record, span, without))
        read_page(record, place, place, found);
    const auto moment = [](const model::Entry& entry) { return entry.at.at; };
    std::erase_if(found, [&](const model::Entry& entry) {
        const bool is_plan = entry.kind == model::Kind::next;
        return lies_in(without, moment(entry)) ||
               (moment(entry) >= span.until && (!is_plan || entry.created_at >= span.until));
    });
    // Only what lies late is out of order.
    if (!std::ranges::is_sorted(found, {}, moment)) std::ranges::stable_sort(found, {}, moment);
    return found;
}

std::vector<model::Entry> statuses(const Record& record, time::Instant before) {
    std::vector<model::Entry> found;
    for (const auto place : places_of_statuses(record, before))
        read_page(record, place, place, found);
    return found;
}

std::size_t total(const Record& record) {
    auto rows =
        record.connection.query("SELECT entries FROM operation ORDER BY number DESC LIMIT 1");
    return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

std::size_t open_count(const Record& record, model::Kind kind) {
    auto rows = record.connection.query(
        "SELECT count(*) FROM entry WHERE kind = $1 AND closed_at IS NULL "
        "AND (kind = 2 OR kind = 3 OR kind = 8)",
        {static_cast<std::int64_t>(kind)});
    return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

std::size_t unique_letters(const Record& record, model::ItemId id) {
    // One walk over the few that begin alike; a seek to each neighbour costs twice as much.
    const auto alike = model::ids_beginning_like(id, model::shortest_prefix);
    auto rows =
        record.connection.query("SELECT id FROM entry WHERE id BETWEEN $1 AND $2 ORDER BY id",
                                {stored_id(alike.first), stored_id(alike.last)});
    std::optional<model::ItemId> before;
    while (rows->next()) {
        const auto other = id_from(rows->integer(0));
        if (id < other) return model::unique_length(id, before, other);
        if (other < id) before = other;
    }
    return model::unique_length(id, before, std::nullopt);
}

void shorten(const Record& record, std::span<model::Entry> entries) {
    for (auto& entry : entries) entry.unique_letters = unique_letters(record, entry.id);
}

std::string key(const Record& record, model::ItemId id) {
    return model::letters(id, unique_letters(record, id));
}

}  // namespace trail::store::entries
