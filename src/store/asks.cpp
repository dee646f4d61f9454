// Asks with what was replied to them.
#include "trail/store/asks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "store/entry_details.hpp"
#include "store/entry_row.hpp"
#include "store/written_state.hpp"
#include "trail/model/decision.hpp"
#include "trail/store/entries.hpp"

namespace trail::store::asks {
namespace {

using engine::Value;

// An ask that came from elsewhere without its details waits for nobody.
constexpr std::string_view all_asks = "entry e JOIN ask a ON a.item = e.id";
constexpr std::string_view in_order = "ORDER BY e.place";

// Asks by columns of `all_asks`, and how much of each entry is read.
struct Wanted {
    std::string_view which{};
    std::string_view order = in_order;
    std::string_view columns = entry_columns;
};

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

std::vector<model::Exchange> asks_only(const Record& record, const Wanted& wanted,
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

// Two questions, however many asks there are.
std::vector<model::Exchange> exchanges(const Record& record, const Wanted& wanted,
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

void add_once(std::vector<std::string>& list, const std::string& item) {
    if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

bool ends(model::Exchange exchange, const model::Entry& reply) {
    if (reply.answer->act == model::ReplyAct::withdraw) return true;
    exchange.replies.push_back(reply);
    return model::waited_for(exchange).empty();
}

}  // namespace

std::optional<model::Exchange> find(const Record& record, model::ItemId id) {
    auto ask = entries::find(record, id);
    if (!ask || !ask->ask) return std::nullopt;
    return model::Exchange{*std::move(ask),
                           replies(record, entry_columns, "= $1", {stored_id(id)})};
}

std::vector<model::Exchange> open(const Record& record) {
    return exchanges(record, {.which = "e.kind = 8 AND e.closed_at IS NULL"}, {});
}

std::vector<model::Exchange> standing(const Record& record, const time::Span& span) {
    return exchanges(
        record,
        {.which = "e.place IN (SELECT place FROM entry WHERE kind = 8 AND closed_at IS NULL "
                  "UNION ALL SELECT place FROM entry WHERE kind = 8 AND closed_at >= $1) "
                  "AND (e.place >> 4) - e.late < $2",
         .columns = page_columns},
        {span.from.time_since_epoch().count(), span.until.time_since_epoch().count()});
}

std::vector<model::Exchange> ended(const Record& record, std::size_t most) {
    return exchanges(record,
                     {.which = "e.kind = 8 AND e.closed_at IS NOT NULL",
                      .order = "ORDER BY e.closed_at DESC, e.place DESC LIMIT $1"},
                     {static_cast<std::int64_t>(most)});
}

std::string version(const model::Exchange& exchange) {
    const auto& mark = *exchange.ask.ask;
    WrittenState written;
    written.add(exchange.ask);
    written.add(static_cast<std::int64_t>(mark.level));
    written.add(mark.to);
    written.add(mark.due);
    written.add(mark.about);
    written.add(exchange.ask.closed_at);
    for (const auto& reply : exchange.replies) {
        written.add(reply);
        written.add(static_cast<std::int64_t>(reply.answer->act));
        written.add(reply.answer->eta);
        written.add(reply.answer->to);
    }
    return written.letters();
}

void ask(Change& change, model::Entry& ask) {
    ask.kind = model::Kind::ask;
    const auto& about = ask.ask->about;
    if (about && !model::parse_id(*about)) add_once(ask.refs, *about);
    entries::add(change, ask);
}

void reply(Change& change, const model::Exchange& exchange, model::Entry& reply) {
    reply.kind = model::Kind::reply;
    if (reply.answer->to) add_once(reply.people, *reply.answer->to);
    if (ends(exchange, reply)) reply.closes = {exchange.ask.id};
    entries::add(change, reply);
}

}  // namespace trail::store::asks
