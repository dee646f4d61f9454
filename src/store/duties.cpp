// What waits for one person.
#include "trail/store/duties.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "store/exchanges.hpp"
#include "store/names.hpp"
#include "trail/store/deliberations.hpp"

namespace trail::store::duties {
namespace {

// Nobody is called zero.
std::int64_t number_of(const Record& record, std::string_view person) {
    return record.names.find(record.connection, NameTable::person, person).value_or(0);
}

// "w7 " is no part of "w17 ".
std::string mark_of(const Record& record, std::string_view person) {
    return fmt::format("w{} ", number_of(record, person));
}

// $1 is the person, $2 the mark. The index holds all that the first looks at of entries, and only
// of what is open.
constexpr std::string_view open_asks =
    "FROM entry o INDEXED BY entry_asked JOIN ask w ON w.item = o.id WHERE o.kind = 8 "
    "AND o.closed_at IS NULL AND instr(o.people || ' ', $2) > 0";
constexpr std::string_view of_them = "instr(' ' || w.receivers || ' ', ' ' || $1 || ' ') > 0";
constexpr std::string_view handed_over =
    "SELECT o.place FROM answer h JOIN entry o ON o.id = h.ask WHERE h.receiver = $1 "
    "AND o.kind = 8 AND o.closed_at IS NULL";

// Who asked and when, which is all that a deadline depends on.
constexpr EntryForm clock_entry{
    "e.place, e.id, e.kind, e.author, NULL, '', NULL, NULL, e.utc_offset, e.late, NULL, NULL, 0, "
    "NULL, NULL, NULL, NULL, NULL",
    page_column_count, read_page_entry};

}  // namespace

std::vector<model::Exchange> asked_by(const Record& record, std::string_view person) {
    return exchanges(record,
                     {.which = "e.place IN (SELECT place FROM entry INDEXED BY entry_asked WHERE "
                               "kind = 8 AND closed_at IS NULL AND author = $1)"},
                     {number_of(record, person)});
}

std::vector<model::Exchange> asked_of(const Record& record, std::string_view person) {
    const auto mark = mark_of(record, person);
    const auto which = fmt::format("e.place IN (SELECT o.place {} AND {} UNION ALL {})", open_asks,
                                   of_them, handed_over);
    return exchanges(record, {.which = which}, {person, std::string_view(mark)});
}

std::vector<model::Exchange> pressing(const Record& record, std::string_view person,
                                      const time::WorkingTime& work, time::Instant now,
                                      std::size_t most) {
    const auto mark = mark_of(record, person);
    // An entry lies as much behind its moment as `late` says. Whoever promised to answer later is
    // not late before.
    const auto which = fmt::format(
        "e.place IN (SELECT o.place {} AND (w.level = {} OR ((w.due < $3 OR (o.place >> 4) < $4 + "
        "(SELECT coalesce(max(late), 0) FROM entry WHERE late > 0)) AND coalesce(("
        "SELECT h.eta FROM answer h JOIN entry r ON r.id = h.item WHERE h.ask = o.id "
        "AND r.author = $6 AND h.eta IS NOT NULL ORDER BY r.place DESC LIMIT 1) < $3, 1))) "
        "AND {} UNION ALL {})",
        open_asks, static_cast<int>(model::ServiceLevel::urgent), of_them, handed_over);
    return exchanges(record,
                     {.which = which, .order = "ORDER BY e.place LIMIT $5", .form = clock_entry},
                     {person, std::string_view(mark), now.time_since_epoch().count(),
                      model::surely_in_time_from(now, work).time_since_epoch().count(),
                      static_cast<std::int64_t>(most), number_of(record, person)});
}

bool has_unseen(const Record& record, std::string_view person) {
    const auto mark = mark_of(record, person);
    return record.connection
        .query(fmt::format("SELECT 1 {} AND {} AND NOT EXISTS (SELECT 1 FROM answer h JOIN entry r "
                           "ON r.id = h.item WHERE h.ask = o.id AND r.author = $3) LIMIT 1",
                           open_asks, of_them),
               {person, std::string_view(mark), number_of(record, person)})
        ->next();
}

std::vector<model::Deliberation> late_proposals(const Record& record, std::string_view person,
                                                time::Instant moment) {
    std::vector<int> numbers;
    auto rows = record.connection.query(
        "SELECT number FROM decision WHERE number IN "
        "(SELECT decision FROM entry WHERE decision_status = 0) AND due < $1 "
        "AND instr(consulted, $2) > 0 ORDER BY number",
        {moment.time_since_epoch().count(), person});
    while (rows->next()) numbers.push_back(static_cast<int>(rows->integer(0)));
    rows.reset();
    std::vector<model::Deliberation> found;
    for (const auto number : numbers) {
        auto proposal = deliberations::find(record, number);
        if (!proposal) continue;
        const auto& asked = proposal->decision.consulted;
        if (std::ranges::find(asked, person) != asked.end()) found.push_back(*std::move(proposal));
    }
    return found;
}

}  // namespace trail::store::duties
