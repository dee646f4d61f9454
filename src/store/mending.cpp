// Making a whole record of rows that were found one by one.
#include "store/mending.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "store/entry_row.hpp"

namespace trail::store::recovery {
namespace {

using engine::Connection;

std::int64_t number_of(Connection& fresh, std::string_view sql) {
    auto rows = fresh.query(sql);
    return rows->next() ? rows->integer(0) : 0;
}

std::size_t count_of(Connection& fresh, std::string_view sql) {
    return static_cast<std::size_t>(std::max<std::int64_t>(0, number_of(fresh, sql)));
}

struct Reference {
    std::string child, column, parent;
};

std::vector<Reference> references(Connection& fresh) {
    std::vector<Reference> all;
    auto rows = fresh.query(
        "SELECT t.name, f.\"from\", f.\"table\" FROM pragma_table_list t, "
        "pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' ORDER BY 1, 2");
    while (rows->next()) {
        all.push_back(
            {std::string(rows->text(0)), std::string(rows->text(1)), std::string(rows->text(2))});
    }
    return all;
}

// The space keeps such a key apart from those of all names that can be written.
constexpr std::string_view placeholder =
    "INSERT OR IGNORE INTO {0}(number, key, name) SELECT DISTINCT {1}, 'lost ' || {1}, {3} "
    "FROM {2} WHERE {1} IS NOT NULL AND {1} NOT IN (SELECT number FROM {0})";

std::string name_for(std::string_view table, std::string_view number) {
    return table == "zone" ? "'UTC'" : fmt::format("'lost-' || {}", number);
}

void name_what_is_referred_to(Connection& fresh, Recovered& done) {
    for (const auto& [child, column, parent] : references(fresh)) {
        done.lost_names += static_cast<std::size_t>(fresh.execute(
            fmt::format(fmt::runtime(placeholder), parent, column, child, name_for(parent, column)),
            std::initializer_list<engine::Value>{}));
    }
}

// "t4 t9" are tags, "w2" is a person.
void name_what_is_marked(Connection& fresh, Recovered& done) {
    for (const auto& [column, table] : {std::pair("tags", "tag"), std::pair("people", "person")}) {
        std::set<std::int64_t> numbers;
        auto rows =
            fresh.query(fmt::format("SELECT {0} FROM entry WHERE {0} IS NOT NULL UNION "
                                    "SELECT {0} FROM entry_before WHERE {0} IS NOT NULL",
                                    column));
        while (rows->next()) {
            auto marks = rows->text(0);
            for (auto space = marks.find(' '); !marks.empty(); space = marks.find(' ')) {
                std::int64_t number = 0;
                const auto mark = marks.substr(0, space);
                if (mark.size() > 1) {
                    std::from_chars(mark.data() + 1, mark.data() + mark.size(), number);
                    numbers.insert(number);
                }
                marks.remove_prefix(std::min(mark.size() + 1, marks.size()));
            }
        }
        for (const auto number : numbers) {
            done.lost_names += static_cast<std::size_t>(
                fresh.execute(fmt::format("INSERT OR IGNORE INTO {0}(number, key, name) "
                                          "VALUES($1, 'lost ' || $1, {1})",
                                          table, name_for(table, "$1")),
                              {number}));
        }
    }
}

// An index knows what a name was known by, which is nearly the name.
void name_by_keys(Connection& fresh, const Found& found) {
    for (const auto& [table, names] : found.keys) {
        if (count_of(fresh, fmt::format("SELECT count(*) FROM pragma_table_info('{}') "
                                        "WHERE name IN ('number', 'key', 'name')",
                                        table)) != 3)
            continue;
        for (const auto& [number, key] : names) {
            fresh.execute(
                fmt::format("INSERT OR IGNORE INTO {}(number, key, name) VALUES($1, $2, $2)",
                            table),
                {number, std::string_view(key)});
        }
    }
}

// Entries that the index of ids knows and no page holds.
void bring_back_earlier_states(Connection& fresh, const Found& found, Recovered& done) {
    for (const auto& [id, place] : found.ids) {
        auto rows =
            fresh.query("SELECT 1 FROM entry WHERE id = $1 OR place = $2 LIMIT 1", {id, place});
        if (rows->next()) continue;
        const auto brought = fresh.execute(
            fmt::format("INSERT OR IGNORE INTO entry(place, {0}) SELECT place, {0} FROM "
                        "entry_before WHERE id = $1 ORDER BY operation DESC LIMIT 1",
                        stored_columns),
            {id});
        if (brought > 0) {
            ++done.older;
        } else {
            done.lost_ids.push_back(id_from(id));
        }
    }
    std::ranges::sort(done.lost_ids);
    done.lost_ids.erase(std::unique(done.lost_ids.begin(), done.lost_ids.end()),
                        done.lost_ids.end());
}

void give_decisions_details(Connection& fresh, Recovered& done) {
    done.lost_details = static_cast<std::size_t>(fresh.execute(
        "INSERT OR IGNORE INTO decision(number, item, options, consequences, deciders, consulted, "
        "informed, drivers) SELECT decision, id, '', '', '', '', '', '' FROM entry "
        "WHERE kind = 7 AND decision IS NOT NULL AND decision NOT IN (SELECT number FROM decision)",
        std::initializer_list<engine::Value>{}));
    const auto last = number_of(fresh,
                                "SELECT max((SELECT max(last_decision) FROM numbering), "
                                "coalesce((SELECT max(number) FROM decision), 0))");
    fresh.execute("DELETE FROM numbering");
    fresh.execute("INSERT INTO numbering VALUES($1)", {last});
}

// The journal says how many entries there were; from now on it says how many there are.
void set_journal_right(Connection& fresh, Recovered& done) {
    const auto told = count_of(
        fresh, "SELECT coalesce((SELECT entries FROM operation ORDER BY number DESC LIMIT 1), 0)");
    done.lost = std::max(done.lost_ids.size(), told - std::min(told, done.entries));
    fresh.execute(
        "INSERT INTO operation(at, author, command, entries) SELECT (place >> 4) - late, author, "
        "'db recover', 0 FROM entry WHERE NOT EXISTS (SELECT 1 FROM operation) "
        "ORDER BY place DESC LIMIT 1");
    fresh.execute(
        "UPDATE operation SET entries = (SELECT count(*) FROM entry) "
        "WHERE number = (SELECT max(number) FROM operation)");
}

}  // namespace

Recovered mended(Connection& fresh, const Found& found) {
    Recovered done;
    name_by_keys(fresh, found);
    bring_back_earlier_states(fresh, found, done);
    name_what_is_referred_to(fresh, done);
    name_what_is_marked(fresh, done);
    give_decisions_details(fresh, done);
    done.entries = count_of(fresh, "SELECT count(*) FROM entry");
    done.operations = count_of(fresh, "SELECT count(*) FROM operation");
    set_journal_right(fresh, done);
    fresh.execute("INSERT INTO entry_text(entry_text) VALUES('rebuild')");
    return done;
}

}  // namespace trail::store::recovery
