// How much a record holds.
#include "trail/store/statistics.hpp"

#include <numeric>
#include <string_view>

namespace trail::store::statistics {
namespace {

std::size_t number(const Record& record, std::string_view sql) {
    auto rows = record.connection.query(sql);
    return rows->next() ? static_cast<std::size_t>(rows->integer(0)) : 0;
}

std::optional<time::Instant> moment(const Record& record, std::string_view sql) {
    auto rows = record.connection.query(sql);
    if (!rows->next()) return std::nullopt;
    return time::Instant(time::Seconds(rows->integer(0)));
}

void count_kinds(const Record& record, Counts& counts) {
    auto rows = record.connection.query("SELECT kind, count(*) FROM entry GROUP BY kind");
    while (rows->next()) {
        counts.by_kind.at(static_cast<std::size_t>(rows->integer(0))) =
            static_cast<std::size_t>(rows->integer(1));
    }
}

}  // namespace

std::size_t entries(const Counts& counts) {
    return std::accumulate(counts.by_kind.begin(), counts.by_kind.end(), std::size_t{0});
}

Counts counted(const Record& record) {
    Counts counts;
    count_kinds(record, counts);
    counts.operations = number(record, "SELECT count(*) FROM operation");
    // A name costs one look into the search index; splitting the lists of every entry would cost
    // more.
    counts.people = number(record,
                           "SELECT count(*) FROM person p WHERE EXISTS (SELECT 1 FROM entry_text "
                           "WHERE entry_text MATCH "
                           "'facets : a' || p.number || ' OR facets : w' || p.number)");
    counts.projects = number(record, "SELECT count(DISTINCT project) FROM entry");
    counts.tags = number(record,
                         "SELECT count(*) FROM tag t WHERE EXISTS (SELECT 1 FROM entry_text "
                         "WHERE entry_text MATCH 'facets : t' || t.number)");
    counts.oldest = moment(record, "SELECT (place >> 4) - late FROM entry ORDER BY place LIMIT 1");
    counts.newest =
        moment(record, "SELECT (place >> 4) - late FROM entry ORDER BY place DESC LIMIT 1");
    return counts;
}

}  // namespace trail::store::statistics
