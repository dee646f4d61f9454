// Asks and what was replied to them, as the tables have them.
#include "store/exchanges.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "store/entry_details.hpp"

namespace trail::store {
namespace {

using engine::Value;

// An ask that came from elsewhere without its details waits for nobody.
constexpr std::string_view all_asks = "entry e JOIN ask a ON a.item = e.id";
constexpr std::string_view in_order = WantedAsks{}.order;

// One question for what all replies closed.
void read_closed(const Record& record, std::vector<model::Entry>& replies, std::string_view to,
                 std::initializer_list<Value> values) {
    std::unordered_map<std::uint64_t, model::Entry*> by_id;
    for (auto& reply : replies) by_id[reply.id.bits] = &reply;
    auto rows = record.connection.query(
        fmt::format("SELECT e.closed_by, e.id FROM answer a JOIN entry e ON e.closed_by = a.item "
                    "WHERE a.ask {} {}",
                    to, in_order),
        values);
    while (rows->next()) {
        const auto reply = by_id.find(id_from(rows->integer(0)).bits);
        if (reply != by_id.end()) reply->second->closes.push_back(id_from(rows->integer(1)));
    }
}

std::vector<model::Entry> replies(const Record& record, const EntryForm& form, std::string_view to,
                                  std::initializer_list<Value> values) {
    std::vector<model::Entry> found;
    bool any_closes = false;
    auto rows = record.connection.query(
        fmt::format("SELECT {}, {} FROM answer a JOIN entry e ON e.id = a.item WHERE a.ask {} {}",
                    form.columns, answer_columns, to, in_order),
        values);
    while (rows->next()) {
        form.read(*rows, record, found.emplace_back());
        found.back().answer = read_answer(*rows, form.column_count);
        any_closes = any_closes || closes_something(*rows);
    }
    if (any_closes) read_closed(record, found, to, values);
    return found;
}

std::vector<model::Exchange> asks_only(const Record& record, const WantedAsks& wanted,
                                       std::initializer_list<Value> values) {
    std::vector<model::Exchange> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {}, {} FROM {} WHERE {} {}", wanted.form.columns, ask_columns, all_asks,
                    wanted.which, wanted.order),
        values);
    while (rows->next()) {
        auto& ask = found.emplace_back().ask;
        wanted.form.read(*rows, record, ask);
        ask.ask = read_ask(*rows, wanted.form.column_count);
        if (closes_something(*rows)) ask.closes = closed_by(record, ask.id);
    }
    return found;
}

}  // namespace

std::vector<model::Entry> replies_to(const Record& record, model::ItemId ask,
                                     const EntryForm& form) {
    return replies(record, form, "= $1", {stored_id(ask)});
}

std::vector<model::Exchange> exchanges(const Record& record, const WantedAsks& wanted,
                                       std::initializer_list<Value> values) {
    auto found = asks_only(record, wanted, values);
    if (found.empty()) return found;
    std::unordered_map<std::uint64_t, std::vector<model::Entry>*> by_ask;
    for (auto& exchange : found) by_ask[exchange.ask.id.bits] = &exchange.replies;
    const auto same =
        fmt::format("IN (SELECT e.id FROM {} WHERE {} {})", all_asks, wanted.which, wanted.order);
    for (auto& reply : replies(record, wanted.form, same, values)) {
        const auto ask = by_ask.find(reply.answer->ask.bits);
        if (ask != by_ask.end()) ask->second->push_back(std::move(reply));
    }
    return found;
}

}  // namespace trail::store
