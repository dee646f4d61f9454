// Asks with what was replied to them.
#include "trail/store/asks.hpp"

#include <algorithm>

#include "store/entry_details.hpp"
#include "store/entry_row.hpp"
#include "store/exchanges.hpp"
#include "store/written_state.hpp"
#include "trail/model/decision.hpp"
#include "trail/store/entries.hpp"

namespace trail::store::asks {
namespace {

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
    return model::Exchange{*std::move(ask), replies_to(record, id)};
}

std::optional<model::Exchange> of(const Record& record, model::Entry ask) {
    read_details(record, ask);
    if (!ask.ask) return std::nullopt;
    auto replies = replies_to(record, ask.id, page_entry);
    return model::Exchange{std::move(ask), std::move(replies)};
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
         .form = page_entry},
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
