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

std::vector<model::Entry> replies(const Record& record, std::string_view columns,
                                  std::string_view to, std::initializer_list<Value> values) {
    std::vector<model::Entry> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {}, {} FROM answer a JOIN entry e ON e.id = a.item WHERE a.ask {} {}",
                    columns, answer_columns, to, in_order),
        values);
    while (rows->next()) {
        found.push_back(read_bare_entry(*rows, record));
        found.back().answer = read_answer(*rows, entry_column_count);
    }
    return found;
}

std::vector<model::Exchange> asks_only(const Record& record, const WantedAsks& wanted,
                                       std::initializer_list<Value> values) {
    std::vector<model::Exchange> found;
    auto rows =
        record.connection.query(fmt::format("SELECT {}, {} FROM {} WHERE {} {}", wanted.columns,
                                            ask_columns, all_asks, wanted.which, wanted.order),
                                values);
    while (rows->next()) {
        found.push_back({read_bare_entry(*rows, record), {}});
        found.back().ask.ask = read_ask(*rows, entry_column_count);
    }
    return found;
}

}  // namespace

std::vector<model::Entry> replies_to(const Record& record, model::ItemId ask) {
    return replies(record, entry_columns, "= $1", {stored_id(ask)});
}

std::vector<model::Exchange> exchanges(const Record& record, const WantedAsks& wanted,
                                       std::initializer_list<Value> values) {
    auto found = asks_only(record, wanted, values);
    if (found.empty()) return found;
    std::unordered_map<std::uint64_t, std::vector<model::Entry>*> by_ask;
    for (auto& exchange : found) by_ask[exchange.ask.id.bits] = &exchange.replies;
    const auto same =
        fmt::format("IN (SELECT e.id FROM {} WHERE {} {})", all_asks, wanted.which, wanted.order);
    for (auto& reply : replies(record, wanted.columns, same, values)) {
        const auto ask = by_ask.find(reply.answer->ask.bits);
        if (ask != by_ask.end()) ask->second->push_back(std::move(reply));
    }
    return found;
}

}  // namespace trail::store
