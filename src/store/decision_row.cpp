// A decision as a row.
#include "store/decision_row.hpp"

#include <fmt/format.h>

#include <utility>
#include <vector>

#include "store/entry_row.hpp"
#include "store/journal.hpp"
#include "trail/text/json.hpp"

namespace trail::store {
namespace {

using engine::Value;

enum Column {
    number,
    options,
    chosen,
    consequences,
    deciders,
    due,
    review,
    consulted,
    informed,
    drivers,
    confirmation,
    reason,
    decided_at,
    ended_at,
    superseded_by,
    urgency,
    nuance,
    nature,
};

std::string list_text(const std::vector<std::string>& list) {
    text::JsonWriter writer;
    writer.begin_array();
    for (const auto& item : list) writer.value(std::string_view(item));
    writer.end_array();
    return std::string(writer.text());
}

// The columns of one decision, where each may be null.
class Details {
public:
    Details(const engine::Rows& rows, int first) : rows_(rows), first_(first) {}

    std::vector<std::string> list(Column column) const {
        return read_list(rows_.text(first_ + column));
    }
    std::optional<std::string> text(Column column) const {
        if (rows_.is_null(first_ + column)) return std::nullopt;
        return std::string(rows_.text(first_ + column));
    }
    std::optional<time::Instant> instant(Column column) const {
        if (rows_.is_null(first_ + column)) return std::nullopt;
        return time::Instant(time::Seconds(rows_.integer(first_ + column)));
    }
    template <class Number>
    std::optional<Number> number_as(Column column) const {
        if (rows_.is_null(first_ + column)) return std::nullopt;
        return static_cast<Number>(rows_.integer(first_ + column));
    }

private:
    const engine::Rows& rows_;
    int first_;
};

void read_people_and_times(const Details& details, model::Decision& decision) {
    decision.deciders = details.list(deciders);
    decision.consulted = details.list(consulted);
    decision.informed = details.list(informed);
    decision.due = details.instant(due);
    if (const auto days = details.number_as<int>(review)) {
        decision.review = time::Day(std::chrono::days(*days));
    }
    decision.decided_at = details.instant(decided_at);
    decision.ended_at = details.instant(ended_at);
}

std::vector<int> superseded_by_it(const Record& record, int by) {
    std::vector<int> numbers;
    auto rows = record.connection.query(
        "SELECT number FROM decision WHERE superseded_by = $1 ORDER BY number", {std::int64_t{by}});
    while (rows->next()) numbers.push_back(static_cast<int>(rows->integer(0)));
    return numbers;
}

Value seconds(const std::optional<time::Instant>& instant) {
    return instant ? Value(instant->time_since_epoch().count()) : Value(nullptr);
}

Value day_or_null(const std::optional<time::Day>& day) {
    return day ? Value(std::int64_t{day->time_since_epoch().count()}) : Value(nullptr);
}

constexpr std::string_view write_statement =
    "INSERT INTO decision(number, item, options, chosen, consequences, deciders, due, review, "
    "consulted, informed, drivers, confirmation, reason, decided_at, ended_at, superseded_by, "
    "urgency, nuance, nature) VALUES($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
    "$15, $16, $17, $18, $19) ON CONFLICT(number) DO UPDATE SET options = $3, chosen = $4, "
    "consequences = $5, deciders = $6, due = $7, review = $8, consulted = $9, informed = $10, "
    "drivers = $11, confirmation = $12, reason = $13, decided_at = $14, ended_at = $15, "
    "superseded_by = $16, urgency = $17, nuance = $18, nature = $19";

}  // namespace

std::vector<std::string> read_list(std::string_view json) {
    std::vector<std::string> list;
    const text::JsonDocument document(json);
    for (const auto& item : document.root().elements()) {
        if (const auto text = item.as_text()) list.emplace_back(*text);
    }
    return list;
}

model::Decision read_decision(const engine::Rows& rows, int first, model::Entry entry,
                              const Record& record) {
    const Details details(rows, first);
    model::Decision decision;
    decision.entry = std::move(entry);
    decision.number = static_cast<int>(rows.integer(first + number));
    if (decision.entry.decision) decision.status = decision.entry.decision->status;
    decision.drivers = details.list(drivers);
    decision.options = details.list(options);
    decision.chosen = details.number_as<int>(chosen);
    decision.reason = details.text(reason);
    decision.consequences = details.list(consequences);
    decision.confirmation = details.text(confirmation);
    read_people_and_times(details, decision);
    decision.superseded_by = details.number_as<int>(superseded_by);
    decision.urgency = details.number_as<model::Urgency>(urgency);
    decision.nuance = details.number_as<model::Nuance>(nuance);
    decision.nature = details.number_as<model::Nature>(nature);
    decision.supersedes = superseded_by_it(record, decision.number);
    return decision;
}

void write_decision_row(Change& change, const model::Decision& decision) {
    const std::string option_list = list_text(decision.options);
    const std::string consequence_list = list_text(decision.consequences);
    const std::string decider_list = list_text(decision.deciders);
    const std::string consulted_list = list_text(decision.consulted);
    const std::string informed_list = list_text(decision.informed);
    const std::string driver_list = list_text(decision.drivers);
    history::keep_decision(change, decision.entry.id);
    change.connection.execute(
        write_statement,
        {std::int64_t{decision.number}, stored_id(decision.entry.id), std::string_view(option_list),
         engine::value_or_null(decision.chosen), std::string_view(consequence_list),
         std::string_view(decider_list), seconds(decision.due), day_or_null(decision.review),
         std::string_view(consulted_list), std::string_view(informed_list),
         std::string_view(driver_list), engine::text_or_null(decision.confirmation),
         engine::text_or_null(decision.reason), seconds(decision.decided_at),
         seconds(decision.ended_at), engine::value_or_null(decision.superseded_by),
         engine::value_or_null(decision.urgency), engine::value_or_null(decision.nuance),
         engine::value_or_null(decision.nature)});
}

}  // namespace trail::store
