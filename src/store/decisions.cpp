// Decisions in the record.
#include "trail/store/decisions.hpp"

#include <fmt/format.h>

#include <limits>

#include "store/entry_row.hpp"
#include "store/places.hpp"
#include "trail/error.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/json.hpp"

namespace trail::store::decisions {
namespace {

using engine::Value;

enum Column {
    number = entry_column_count,
    options,
    chosen,
    consequences,
    deciders,
    due,
    review,
};

std::string list_text(const std::vector<std::string>& list) {
    text::JsonWriter writer;
    writer.begin_array();
    for (const auto& item : list) writer.value(std::string_view(item));
    writer.end_array();
    return std::string(writer.text());
}

std::vector<std::string> read_list(std::string_view json) {
    std::vector<std::string> list;
    const text::JsonDocument document(json);
    for (const auto& item : document.root().elements()) {
        if (const auto text = item.as_text()) list.emplace_back(*text);
    }
    return list;
}

model::Decision read_decision(const engine::Rows& rows, const Record& record) {
    model::Decision decision;
    decision.entry = read_entry(rows, record);
    decision.number = static_cast<int>(rows.integer(number));
    if (decision.entry.decision) decision.status = decision.entry.decision->status;
    decision.options = read_list(rows.text(options));
    if (!rows.is_null(chosen)) decision.chosen = static_cast<int>(rows.integer(chosen));
    decision.consequences = read_list(rows.text(consequences));
    decision.deciders = read_list(rows.text(deciders));
    if (!rows.is_null(due)) decision.due = time::Instant(time::Seconds(rows.integer(due)));
    if (!rows.is_null(review)) {
        decision.review = time::Day(std::chrono::days(rows.integer(review)));
    }
    return decision;
}

std::vector<model::Decision> read_all(const Record& record, std::string_view rest,
                                      std::initializer_list<Value> values) {
    std::vector<model::Decision> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {}, d.number, d.options, d.chosen, d.consequences, d.deciders, d.due, "
                    "d.review FROM decision d JOIN entry e ON e.id = d.item {}",
                    entry_columns, rest),
        values);
    while (rows->next()) found.push_back(read_decision(*rows, record));
    return found;
}

std::optional<model::Decision> first(std::vector<model::Decision> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

// What search finds a decision by, beside its title and context.
std::string searchable(const model::Decision& decision) {
    std::string text;
    for (const auto& option : decision.options) text += option + '\n';
    for (const auto& consequence : decision.consequences) text += consequence + '\n';
    return text;
}

int next_number(const Record& record) {
    const int last = last_number(record);
    if (last < std::numeric_limits<int>::max()) return last + 1;
    throw Error(Failure::data, fmt::format("no number is left after {}", model::decision_key(last)),
                "trail decide list");
}

bool is_taken(const Record& record, int wanted) {
    return record.connection
        .query("SELECT 1 FROM decision WHERE number = $1", {std::int64_t{wanted}})
        ->next();
}

void write_details(Change& change, const model::Decision& decision) {
    const std::string option_list = list_text(decision.options);
    const std::string consequence_list = list_text(decision.consequences);
    const std::string decider_list = list_text(decision.deciders);
    change.connection.execute(
        "INSERT INTO decision(number, item, options, chosen, consequences, deciders, due, review) "
        "VALUES($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT(number) DO UPDATE SET options = $3, "
        "chosen = $4, consequences = $5, deciders = $6, due = $7, review = $8",
        {std::int64_t{decision.number}, stored_id(decision.entry.id), std::string_view(option_list),
         engine::value_or_null(decision.chosen), std::string_view(consequence_list),
         std::string_view(decider_list),
         decision.due ? Value(decision.due->time_since_epoch().count()) : Value(nullptr),
         decision.review ? Value(std::int64_t{decision.review->time_since_epoch().count()})
                         : Value(nullptr)});
}

}  // namespace

bool add(Change& change, model::Decision& decision) {
    if (decision.number == 0) decision.number = next_number(change);
    if (is_taken(change, decision.number)) return false;
    decision.entry.kind = model::Kind::decision;
    decision.entry.decision = {decision.number, decision.status};
    if (!entries::add(change, decision.entry, searchable(decision))) return false;
    write_details(change, decision);
    pass_over(change, decision.number);
    return true;
}

int last_number(const Record& record) {
    auto rows = record.connection.query("SELECT last_decision FROM numbering");
    return rows->next() ? static_cast<int>(rows->integer(0)) : 0;
}

void pass_over(Change& change, int number) {
    const auto raised = change.connection.execute(
        "UPDATE numbering SET last_decision = $1 WHERE last_decision < $1", {std::int64_t{number}});
    if (raised > 0) change.noted = true;
}

void update(Change& change, const model::Decision& after) {
    model::Entry entry = after.entry;
    entry.decision = {after.number, after.status};
    const std::string also = searchable(after);
    entries::update(change, entry, also);
    write_details(change, after);
}

std::optional<model::Decision> find(const Record& record, int wanted) {
    return first(read_all(record, "WHERE d.number = $1", {std::int64_t{wanted}}));
}

std::optional<model::Decision> of_entry(const Record& record, model::ItemId id) {
    return first(read_all(record, "WHERE d.item = $1", {stored_id(id)}));
}

std::vector<model::Decision> between(const Record& record, const time::Span& span) {
    const auto range = places(record.connection, span);
    // The entries of a period are few; the decisions of a long record may be many.
    return read_all(record,
                    "WHERE d.number IN (SELECT decision FROM entry WHERE kind = 7 "
                    "AND place BETWEEN $1 AND $2 AND (place >> 4) - late >= $3 "
                    "AND (place >> 4) - late < $4) ORDER BY d.number",
                    {range.first, range.last, span.from.time_since_epoch().count(),
                     span.until.time_since_epoch().count()});
}

std::vector<model::Decision> up_for_review(const Record& record, time::Day day) {
    return read_all(record,
                    "WHERE d.review < $1 AND e.decision_status = 1 ORDER BY d.review, d.number",
                    {std::int64_t{day.time_since_epoch().count()}});
}

}  // namespace trail::store::decisions
