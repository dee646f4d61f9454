// Finding entries by a query.
#include "trail/store/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "store/entry_row.hpp"
#include "store/exact.hpp"
#include "store/names.hpp"
#include "store/places.hpp"
#include "store/search_plan.hpp"

namespace trail::store::search {
namespace {

// Of the newest matches only: a word that is everywhere says little about an old entry, and ranking
// them all costs time that grows with the record.
constexpr int ranked_window = 4000;

// How many of the best are looked at again, word by word.
constexpr std::size_t looked_at_again = 100;

constexpr std::size_t count_cap = 1000;

struct Statement {
    std::string sql;
    std::vector<Bound> values;

    std::string bind(std::int64_t number) {
        values.push_back({number, {}});
        return fmt::format("${}", values.size());
    }
    std::string bind(std::string text) {
        values.push_back({std::nullopt, std::move(text)});
        return fmt::format("${}", values.size());
    }
    std::unique_ptr<engine::Rows> run(const Record& record) const {
        std::vector<engine::Value> bound;
        for (const auto& value : values) bound.push_back(value.value());
        return record.connection.query(sql, std::span<const engine::Value>(bound));
    }
};

// "FROM ... WHERE ..." of a plan; `rows` is how the driving rows are called and numbered.
struct Source {
    std::string from;
    std::string where;
    std::string order_column;
};

std::string joined_conditions(const std::vector<std::string>& conditions) {
    std::string where;
    for (const auto& condition : conditions) {
        where += (where.empty() ? " WHERE " : " AND ") + condition;
    }
    return where;
}

Source source(const Record& record, const SearchPlan& plan, Statement& statement) {
    const bool by_text = !plan.match.empty();
    const bool needs_row = !plan.conditions.empty() || plan.span;
    Source source;
    source.order_column = by_text ? "entry_text.rowid" : "e.place";
    std::vector<std::string> conditions;
    if (by_text) {
        source.from = "entry_text";
        if (needs_row) source.from += " CROSS JOIN entry e ON e.place = entry_text.rowid";
        conditions.push_back("entry_text MATCH " + statement.bind(plan.match));
    } else {
        source.from = "entry e";
    }
    if (plan.span) {
        const auto range = places(record.connection, *plan.span);
        conditions.push_back(fmt::format("{} BETWEEN {} AND {}", source.order_column,
                                         statement.bind(range.first), statement.bind(range.last)));
        conditions.push_back(
            fmt::format("(e.place >> 4) - e.late >= {} AND (e.place >> 4) - e.late < {}",
                        statement.bind(plan.span->from.time_since_epoch().count()),
                        statement.bind(plan.span->until.time_since_epoch().count())));
    }
    for (const auto& condition : plan.conditions) conditions.push_back(condition);
    source.where = joined_conditions(conditions);
    return source;
}

Statement in_time_order(const Record& record, const SearchPlan& plan, std::string_view direction,
                        std::int64_t most) {
    Statement statement{.sql = {}, .values = plan.values};
    const Source from = source(record, plan, statement);
    const std::string places =
        fmt::format("SELECT {0} AS found FROM {1}{2} ORDER BY {0} {3} LIMIT {4}", from.order_column,
                    from.from, from.where, direction, statement.bind(most));
    statement.sql = fmt::format(
        "SELECT {} FROM ({}) f CROSS JOIN entry e ON e.place = f.found "
        "ORDER BY f.found {}",
        entry_columns, places, direction);
    return statement;
}

std::vector<Hit> first_in_time(const Record& record, const SearchPlan& plan, Sort sort,
                               std::size_t most) {
    std::vector<Hit> hits;
    auto rows = in_time_order(record, plan, sort == Sort::oldest ? "ASC" : "DESC",
                              static_cast<std::int64_t>(most))
                    .run(record);
    while (rows->next()) hits.push_back({read_entry(*rows, record), 0});
    return hits;
}

std::vector<Hit> best_first(const Record& record, const SearchPlan& plan, const query::Query& query,
                            std::size_t most) {
    Statement statement{.sql = {}, .values = plan.values};
    const Source from = source(record, plan, statement);
    const std::string ranked = fmt::format(
        "SELECT entry_text.rowid AS found, trail_rank(entry_text) AS score FROM {}{} "
        "ORDER BY entry_text.rowid DESC LIMIT {}",
        from.from, from.where, ranked_window);
    const auto wanted = static_cast<std::int64_t>(std::max(most, looked_at_again));
    statement.sql = fmt::format(
        "SELECT {}, f.score FROM (SELECT found, score FROM ({}) ORDER BY score DESC, found DESC "
        "LIMIT {}) f CROSS JOIN entry e ON e.place = f.found ORDER BY f.score DESC, f.found DESC",
        entry_columns, ranked, statement.bind(wanted));
    std::vector<Hit> hits;
    auto rows = statement.run(record);
    while (rows->next())
        hits.push_back({read_entry(*rows, record), rows->number(entry_column_count)});
    prefer_exact(hits, query::needles(query));
    if (hits.size() > most) hits.resize(most);
    return hits;
}

}  // namespace

std::vector<Hit> find(const Record& record, const query::Query& query, Sort sort,
                      std::size_t most) {
    const SearchPlan plan = plan_search(record, query);
    if (sort == Sort::relevance && !plan.match.empty())
        return best_first(record, plan, query, most);
    return first_in_time(record, plan, sort, most);
}

void each(const Record& record, const query::Query& query,
          const std::function<void(const model::Entry&)>& consume) {
    constexpr std::int64_t no_limit = -1;
    auto rows = in_time_order(record, plan_search(record, query), "ASC", no_limit).run(record);
    while (rows->next()) consume(read_entry(*rows, record));
}

std::vector<model::Entry> among(const Record& record, const query::Query& query,
                                std::vector<model::Entry> entries) {
    if (!query.root || entries.empty()) return entries;
    const SearchPlan plan = plan_row_test(record, query);
    std::erase_if(entries, [&](const model::Entry& entry) {
        Statement statement{.sql = {}, .values = plan.values};
        statement.sql = fmt::format("SELECT 1 FROM entry e WHERE {} AND e.id = {}",
                                    plan.conditions.front(), statement.bind(stored_id(entry.id)));
        return !statement.run(record)->next();
    });
    return entries;
}

std::size_t count(const Record& record, const query::Query& query, std::size_t most) {
    const SearchPlan plan = plan_search(record, query);
    Statement statement{.sql = {}, .values = plan.values};
    const Source from = source(record, plan, statement);
    statement.sql = fmt::format("SELECT count(*) FROM (SELECT 1 FROM {}{} LIMIT {})", from.from,
                                from.where, statement.bind(static_cast<std::int64_t>(most)));
    auto rows = statement.run(record);
    return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

std::size_t tag_count(const Record& record, std::string_view tag) {
    const auto number = record.names.find(record.connection, NameTable::tag, tag);
    if (!number) return 0;
    const std::string match = fmt::format("facets : t{}", *number);
    auto rows = record.connection.query(
        "SELECT count(*) FROM (SELECT 1 FROM entry_text WHERE entry_text MATCH $1 LIMIT $2)",
        {std::string_view(match), static_cast<std::int64_t>(count_cap)});
    return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

bool has_tag(const Record& record, std::string_view tag) {
    return record.names.find(record.connection, NameTable::tag, tag).has_value();
}

std::vector<std::string> projects(const Record& record) {
    std::vector<std::string> names;
    auto rows = record.connection.query("SELECT name FROM project ORDER BY key");
    while (rows->next()) names.emplace_back(rows->text(0));
    return names;
}

std::vector<std::string> tags(const Record& record) {
    std::vector<std::string> names;
    auto rows = record.connection.query("SELECT name FROM tag ORDER BY key");
    while (rows->next()) names.emplace_back(rows->text(0));
    return names;
}

}  // namespace trail::store::search
