// Decisions with what was said to them.
#include "trail/store/deliberations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "store/entry_row.hpp"
#include "store/written_state.hpp"
#include "trail/query/query.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/search.hpp"

namespace trail::store::deliberations {
namespace {

std::vector<model::Entry> replies(const Record& record, int number) {
    std::vector<model::Entry> found;
    auto rows = record.connection.query(
        fmt::format("SELECT {} FROM reply r JOIN entry e ON e.id = r.item WHERE r.decision = $1 "
                    "ORDER BY e.place",
                    entry_columns),
        {std::int64_t{number}});
    while (rows->next()) found.push_back(read_entry(*rows, record));
    return found;
}

}  // namespace

std::optional<model::Deliberation> find(const Record& record, int number) {
    auto decision = decisions::find(record, number);
    if (!decision) return std::nullopt;
    return model::Deliberation{*std::move(decision), replies(record, number)};
}

std::string version(const model::Deliberation& deliberation) {
    const auto& decision = deliberation.decision;
    WrittenState written;
    written.add(decision.entry);
    written.add(static_cast<std::int64_t>(decision.status));
    for (const auto* list : {&decision.drivers, &decision.options, &decision.consequences,
                             &decision.deciders, &decision.consulted, &decision.informed}) {
        written.add(*list);
    }
    written.add(decision.chosen);
    written.add(decision.reason);
    written.add(decision.confirmation);
    written.add(decision.due);
    written.add(decision.decided_at);
    written.add(decision.ended_at);
    written.add(decision.superseded_by);
    const auto review = decision.review;
    written.add(std::int64_t{review ? review->time_since_epoch().count() : -1});
    for (const auto& reply : deliberation.replies) {
        written.add(reply);
        written.add(static_cast<std::int64_t>(reply.reply->position));
        written.add(reply.reply->option);
    }
    return written.letters();
}

void reply(Change& change, model::Entry& reply) {
    reply.kind = model::Kind::reply;
    const auto key = model::decision_key(reply.reply->decision);
    if (std::ranges::find(reply.refs, key) == reply.refs.end()) {
        reply.refs.insert(reply.refs.begin(), key);
    }
    entries::add(change, reply);
}

void conclude(Change& change, model::Decision after, model::Entry& told) {
    after.entry.updated_at = change.actor.now;
    decisions::update(change, std::move(after));
    reply(change, told);
}

std::vector<model::Entry> evidence(const Record& record, int number, std::size_t most) {
    const query::Query query{
        query::Node{query::FieldTerm{query::Field::ref, {model::decision_key(number)}}}};
    std::vector<model::Entry> found;
    for (auto& hit : search::find(record, query, search::Sort::newest, most)) {
        const auto& entry = hit.entry;
        const bool is_itself = entry.decision && entry.decision->number == number;
        // That it took the place of another is told by both already.
        const bool is_reply = entry.reply && (entry.reply->decision == number ||
                                              entry.reply->position == model::Position::supersede);
        if (!is_itself && !is_reply) found.push_back(std::move(hit.entry));
    }
    std::ranges::reverse(found);
    return found;
}

}  // namespace trail::store::deliberations
