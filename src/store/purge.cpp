// Forgetting for good.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>

#include "store/composed_replies.hpp"
#include "store/decision_file_journal.hpp"
#include "store/endings.hpp"
#include "store/entry_details.hpp"
#include "store/entry_row.hpp"
#include "store/names.hpp"
#include "store/search_index.hpp"
#include "trail/store/history.hpp"
#include "trail/text/pieces.hpp"

namespace trail::store::history {
namespace {

constexpr std::array<std::string_view, 2> entry_tables{"entry", "entry_before"};

// Names the states of an entry use. A secret may have been taken for one: "+ghp_...".
struct NamesUsed {
    std::set<std::int64_t> projects;
    std::set<std::string> marks;  // "t4" a tag, "w9" a person
};

void add_marks(std::set<std::string>& marks, std::string_view joined) {
    for (const auto mark : text::pieces(joined, ' ')) marks.emplace(mark);
}

void add_names(const Record& record, model::ItemId id, NamesUsed& used) {
    for (const auto table : entry_tables) {
        auto rows = record.connection.query(
            fmt::format("SELECT project, tags, people FROM {} WHERE id = $1", table),
            {stored_id(id)});
        while (rows->next()) {
            if (!rows->is_null(0)) used.projects.insert(rows->integer(0));
            add_marks(used.marks, rows->text(1));
            add_marks(used.marks, rows->text(2));
        }
    }
}

void forget_project(Change& change, std::int64_t number) {
    change.connection.execute(
        "DELETE FROM project WHERE number = $1 "
        "AND NOT EXISTS (SELECT 1 FROM entry WHERE project = $1) "
        "AND NOT EXISTS (SELECT 1 FROM entry_before WHERE project = $1)",
        {number});
}

void forget_mark(Change& change, const std::string& mark) {
    const bool is_tag = mark.front() == 't';
    const std::string_view column = is_tag ? "tags" : "people";
    const std::string spaced = " " + mark + " ";
    for (const auto table : entry_tables) {
        auto rows = change.connection.query(
            fmt::format("SELECT 1 FROM {} WHERE instr(' ' || {} || ' ', $1) > 0 LIMIT 1", table,
                        column),
            {std::string_view(spaced)});
        if (rows->next()) return;
    }
    // Somebody who writes, or is known by more than a name, is no word of this text alone.
    change.connection.execute(
        is_tag ? "DELETE FROM tag WHERE number = $1"
               : "DELETE FROM person WHERE number = $1 AND full_name = '' AND known = 0 "
                 "AND NOT EXISTS (SELECT 1 FROM person_before WHERE person = $1) "
                 "AND NOT EXISTS (SELECT 1 FROM address WHERE person = $1) "
                 "AND NOT EXISTS (SELECT 1 FROM login WHERE person = $1) "
                 "AND NOT EXISTS (SELECT 1 FROM operation WHERE author = $1) "
                 "AND NOT EXISTS (SELECT 1 FROM entry WHERE author = $1) "
                 "AND NOT EXISTS (SELECT 1 FROM entry_before WHERE author = $1)",
        {std::int64_t{std::stoll(mark.substr(1))}});
}

// What the entry ended stays ended, by nobody; and no earlier state of it speaks of the entry.
void forget_closer(Change& change, model::ItemId id) {
    change.connection.execute("UPDATE entry SET closed_by = NULL WHERE closed_by = $1",
                              {stored_id(id)});
    change.connection.execute("UPDATE entry_before SET closed_by = NULL WHERE closed_by = $1",
                              {stored_id(id)});
}

void remove_all_of(Change& change, model::ItemId id) {
    const auto closer = endings::closer_of(change, id);
    forget_closer(change, id);
    change.connection.execute("DELETE FROM decision WHERE item = $1", {stored_id(id)});
    forget_details(change, id);
    forget_decision_files(change, id);
    change.connection.execute("DELETE FROM other_name WHERE item = $1", {stored_id(id)});
    change.grown -= search_index::reindexed(change.connection, stored_id(id), [&] {
        return change.connection.execute("DELETE FROM entry WHERE id = $1", {stored_id(id)});
    });
    forget(change, id);
    if (closer) endings::settle(change, *closer);
}

}  // namespace

std::vector<model::Entry> removed_beginning_with(const Record& record, const model::IdRange& range,
                                                 std::size_t most) {
    std::vector<model::Entry> found;
    auto rows = record.connection.query(
        fmt::format(
            "SELECT {} FROM entry_before e WHERE e.id BETWEEN $1 AND $2 "
            "AND e.operation = (SELECT max(operation) FROM entry_before l WHERE l.id = e.id) "
            "AND NOT EXISTS (SELECT 1 FROM entry n WHERE n.id = e.id) ORDER BY e.id LIMIT $3",
            entry_columns),
        {stored_id(range.first), stored_id(range.last), static_cast<std::int64_t>(most)});
    while (rows->next()) found.push_back(read_entry(*rows, record));
    return found;
}

std::vector<model::Entry> removed_decisions(const Record& record, int number) {
    std::vector<model::Entry> found;
    auto rows = record.connection.query(
        "SELECT DISTINCT item FROM decision_before WHERE number = $1 ORDER BY item",
        {std::int64_t{number}});
    while (rows->next()) {
        const auto id = id_from(rows->integer(0));
        std::ranges::move(removed_beginning_with(record, {id, id}, 1), std::back_inserter(found));
    }
    return found;
}

std::vector<model::ItemId> composed_of(const Record& record,
                                       const std::vector<model::ItemId>& ids) {
    std::vector<model::ItemId> found;
    for (const auto id : ids) {
        for (const auto reply : composed_replies(record, id).now) {
            const bool is_new = std::ranges::find(ids, reply) == ids.end() &&
                                std::ranges::find(found, reply) == found.end();
            if (is_new) found.push_back(reply);
        }
    }
    return found;
}

void purge(Change& change, std::vector<model::ItemId> ids) {
    for (const auto id : ids) {
        for (const auto reply : composed_replies(change, id).earlier) forget(change, reply);
    }
    std::ranges::copy(composed_of(change, ids), std::back_inserter(ids));
    NamesUsed used;
    for (const auto id : ids) add_names(change, id, used);
    for (const auto id : ids) remove_all_of(change, id);
    for (const auto project : used.projects) forget_project(change, project);
    for (const auto& mark : used.marks) forget_mark(change, mark);
    change.names.forget();
    // Words that were taken out of the index stay in its older parts until they are merged.
    search_index::settle_many(change.connection, true);
    change.touched = true;
}

}  // namespace trail::store::history
