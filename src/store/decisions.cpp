// Decisions in the record.
#include "trail/store/decisions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

#include "store/decision_row.hpp"
#include "store/entry_row.hpp"
#include "trail/error.hpp"
#include "trail/model/deliberation.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store::decisions {
namespace {

using engine::Value;

std::vector<model::Decision> read_all(const Record& record, std::string_view rest,
                                      std::initializer_list<Value> values) {
    std::vector<model::Decision> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {}, {} FROM decision d JOIN entry e ON e.id = d.item {}", entry_columns,
                    detail_columns, rest),
        values);
    while (rows->next()) {
        found.push_back(
            read_decision(*rows, entry_column_count, read_entry(*rows, record), record));
    }
    return found;
}

std::optional<model::Decision> first(std::vector<model::Decision> found) {
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

// What search finds a decision by, beside its title and context.
std::string searchable(const model::Decision& decision) {
    std::string text;
    for (const auto* list : {&decision.drivers, &decision.options, &decision.consequences,
                             &decision.deciders, &decision.consulted, &decision.informed}) {
        for (const auto& item : *list) text += item + '\n';
    }
    if (decision.reason) text += *decision.reason + '\n';
    if (decision.confirmation) text += *decision.confirmation + '\n';
    return text;
}

// Each of them is one line of a page.
void repair(std::vector<std::string>& lines) {
    for (auto& line : lines) {
        line = text::repaired(line);
        std::ranges::replace(line, '\n', ' ');
        std::ranges::replace(line, '\r', ' ');
    }
}

void repair(model::Decision& decision) {
    for (auto* list : {&decision.drivers, &decision.options, &decision.consequences,
                       &decision.deciders, &decision.consulted, &decision.informed}) {
        repair(*list);
    }
    for (auto* text : {&decision.reason, &decision.confirmation}) {
        if (*text) *text = text::repaired(**text);
    }
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

model::DecisionMark mark_of(const model::Decision& decision) {
    const bool was_proposed =
        decision.decided_at || decision.status == model::DecisionStatus::proposed;
    return {decision.number, decision.status, was_proposed};
}

// The decision that an entry is, or whose state it brought about.
std::optional<int> subject(const model::Entry& entry) {
    if (entry.decision) return entry.decision->number;
    if (!entry.reply) return std::nullopt;
    if (!model::status_after(entry.reply->position)) return std::nullopt;
    return entry.reply->decision;
}

}  // namespace

bool add(Change& change, model::Decision& decision) {
    if (decision.number == 0) decision.number = next_number(change);
    if (is_taken(change, decision.number)) return false;
    repair(decision);
    decision.entry.kind = model::Kind::decision;
    decision.entry.decision = mark_of(decision);
    if (!entries::add(change, decision.entry, searchable(decision))) return false;
    write_decision_row(change, decision);
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

void update(Change& change, model::Decision after) {
    repair(after);
    after.entry.decision = mark_of(after);
    const std::string also = searchable(after);
    entries::update(change, after.entry, also);
    write_decision_row(change, after);
}

std::optional<model::Decision> find(const Record& record, int wanted) {
    return first(read_all(record, "WHERE d.number = $1", {std::int64_t{wanted}}));
}

std::vector<model::Decision> all(const Record& record) {
    return read_all(record, "ORDER BY d.number", {});
}

std::optional<model::Decision> of_entry(const Record& record, model::ItemId id) {
    return first(read_all(record, "WHERE d.item = $1", {stored_id(id)}));
}

std::vector<model::Decision> among(const Record& record, std::span<const model::Entry> entries) {
    std::map<int, model::Decision> found;
    for (const auto& entry : entries) {
        const auto number = subject(entry);
        if (!number || found.contains(*number)) continue;
        if (!entry.decision) {
            if (auto decision = find(record, *number)) found.emplace(*number, *std::move(decision));
            continue;
        }
        auto rows = record.connection.query(
            fmt::format("SELECT {} FROM decision d WHERE d.number = $1", detail_columns),
            {std::int64_t{*number}});
        if (rows->next()) found.emplace(*number, read_decision(*rows, 0, entry, record));
    }
    std::vector<model::Decision> decisions;
    for (auto& [number, decision] : found) decisions.push_back(std::move(decision));
    return decisions;
}

std::vector<model::Decision> waiting_at(const Record& record, time::Instant moment) {
    constexpr std::string_view proposed_then =
        "SELECT decision FROM entry WHERE decision_status = 0 "
        "UNION ALL SELECT number FROM decision WHERE decided_at >= $1";
    const std::int64_t second = moment.time_since_epoch().count();
    // Mostly there is none, and this is known long before the whole question is understood.
    if (!record.connection.query(proposed_then, {second})->next()) return {};
    return read_all(record,
                    fmt::format("WHERE d.number IN ({}) AND (e.place >> 4) - e.late < $1 "
                                "ORDER BY d.number",
                                proposed_then),
                    {second});
}

std::vector<model::Decision> up_for_review(const Record& record, time::Day day) {
    const std::int64_t number = day.time_since_epoch().count();
    // As for those that wait.
    if (!record.connection.query("SELECT 1 FROM decision WHERE review < $1", {number})->next())
        return {};
    return read_all(record,
                    "WHERE d.review < $1 AND e.decision_status = 1 ORDER BY d.review, d.number",
                    {number});
}

}  // namespace trail::store::decisions
