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

// Less than nothing is no limit.
std::vector<model::Exchange> read_asked_of(const Record& record, std::string_view person,
                                           std::int64_t most) {
    // "w7 " is no part of "w17 ".
    const auto mark = fmt::format("w{} ", number_of(record, person));
    return exchanges(
        record,
        {.which =
             "e.place IN ("
             "SELECT place FROM entry INDEXED BY entry_asked WHERE kind = 8 AND closed_at IS NULL "
             "AND instr(people || ' ', $2) > 0 UNION ALL "
             "SELECT o.place FROM answer h JOIN entry o ON o.id = h.ask WHERE h.receiver = $1 "
             "AND o.kind = 8 AND o.closed_at IS NULL) "
             "AND (instr(' ' || a.receivers || ' ', ' ' || $1 || ' ') > 0 "
             "OR EXISTS (SELECT 1 FROM answer h WHERE h.ask = e.id AND h.receiver = $1))",
         .order = "ORDER BY e.place LIMIT $3"},
        {person, std::string_view(mark), most});
}

}  // namespace

// The index holds all that these two look at, and only of what is open.
std::vector<model::Exchange> asked_by(const Record& record, std::string_view person) {
    return exchanges(record,
                     {.which = "e.place IN (SELECT place FROM entry INDEXED BY entry_asked WHERE "
                               "kind = 8 AND closed_at IS NULL AND author = $1)"},
                     {number_of(record, person)});
}

std::vector<model::Exchange> asked_of(const Record& record, std::string_view person) {
    return read_asked_of(record, person, -1);
}

std::vector<model::Exchange> oldest_asked_of(const Record& record, std::string_view person,
                                             std::size_t most) {
    return read_asked_of(record, person, static_cast<std::int64_t>(most));
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
