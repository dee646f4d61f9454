// Decisions with what was said to them: kept, found, taken back, told apart.
#include "trail/store/deliberations.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;
namespace deliberations = store::deliberations;

namespace {

constexpr auto later = sunday_morning + std::chrono::hours{1};

model::Decision proposed(Store& record) {
    model::Decision decision;
    decision.entry = entry("Drop Python 3.9");
    decision.options = {"In 0.3", "In 1.0"};
    decision.drivers = {"Upstream"};
    decision.deciders = {"ana"};
    decision.consulted = {"bjorn", "mei"};
    decision.informed = {"zoe"};
    decision.confirmation = "CI is faster";
    decision.due = later;
    decision.urgency = model::Urgency::week;
    decision.nuance = model::Nuance::medium;
    decision.nature = model::Nature::converge;
    record.change("decide propose",
                  [&](Change& change) { store::decisions::add(change, decision); });
    return decision;
}

model::Entry reply(int decision, model::Position position, std::string line,
                   std::optional<int> option = std::nullopt) {
    auto reply = entry(std::move(line), model::Kind::reply, later);
    reply.reply = model::ReplyMark{decision, position, option};
    return reply;
}

model::Entry said(Store& record, model::Entry reply) {
    record.change("decide input", [&](Change& change) { deliberations::reply(change, reply); });
    return reply;
}

void accept(Store& record, int number) {
    auto after = *store::decisions::find(record.record(), number);
    after.status = model::DecisionStatus::accepted;
    after.chosen = 1;
    after.reason = "Both clients confirmed";
    after.decided_at = later;
    auto told = reply(number, model::Position::accept, "Drop Python 3.9: In 0.3", 1);
    record.change("decide accept",
                  [&](Change& change) { deliberations::conclude(change, after, told); });
}

void undo(Store& record, std::int64_t number) {
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
}

model::Deliberation now(Store& record, int number) {
    return deliberations::find(record.record(), number).value();
}

}  // namespace

TEST_CASE("everything that is said of a decision comes back as it was written") {
    Store record(test::ana());
    const auto before = proposed(record);
    auto stored = now(record, 1).decision;
    CHECK(stored.entry.decision == model::DecisionMark{1, model::DecisionStatus::proposed, true});
    stored.entry.unique_letters = before.entry.unique_letters;
    stored.entry.decision = before.entry.decision;
    CHECK(stored == before);
    CHECK_FALSE(deliberations::find(record.record(), 2).has_value());
}

TEST_CASE("replies are entries of their own, in order, with a reference to the decision") {
    Store record(test::ana());
    proposed(record);
    said(record, reply(1, model::Position::in_favour, "In 0.3", 1));
    said(record, reply(1, model::Position::object, "two clients"));
    const auto all = now(record, 1);
    REQUIRE(all.replies.size() == 2);
    CHECK(all.replies[0].reply == model::ReplyMark{1, model::Position::in_favour, 1});
    CHECK(all.replies[1].line == "two clients");
    CHECK(all.replies[1].refs == std::vector<std::string>{"D1"});
    CHECK(all.replies[1].kind == model::Kind::reply);
    CHECK(store::entries::find(record.record(), all.replies[0].id)->reply == all.replies[0].reply);
}

TEST_CASE("an outcome changes the decision and tells it, in one operation with a way back") {
    Store record(test::ana());
    proposed(record);
    said(record, reply(1, model::Position::object, "two clients"));
    const auto before = now(record, 1);
    accept(record, 1);
    const auto after = now(record, 1);
    CHECK(after.decision.status == model::DecisionStatus::accepted);
    CHECK(after.decision.decided_at == later);
    CHECK(after.replies.size() == 2);
    CHECK(model::open_objections(after).size() == 1);
    undo(record, 3);
    CHECK(now(record, 1) == before);
    undo(record, 3);
    CHECK(now(record, 1) == after);
    CHECK(store::history::first_problem(record.record()).empty());
}

TEST_CASE("an input can be taken back while another one stands") {
    Store record(test::ana());
    proposed(record);
    said(record, reply(1, model::Position::in_favour, "In 0.3", 1));
    said(record, reply(1, model::Position::object, "two clients"));
    const auto both = now(record, 1);
    CHECK_FALSE(store::history::blocked_by(record.record(), 2).has_value());
    undo(record, 2);
    REQUIRE(now(record, 1).replies.size() == 1);
    CHECK(now(record, 1).replies[0].line == "two clients");
    undo(record, 2);
    CHECK(now(record, 1) == both);
}

TEST_CASE("a reply that was removed comes back as the reply it was") {
    Store record(test::ana());
    proposed(record);
    const auto objection = said(record, reply(1, model::Position::object, "two clients"));
    const auto before = now(record, 1);
    record.change("rm", [&](Change& change) { store::entries::remove(change, objection.id); });
    CHECK(now(record, 1).replies.empty());
    undo(record, 3);
    CHECK(now(record, 1) == before);
    record.change("rm --purge",
                  [&](Change& change) { store::history::purge(change, {objection.id}); });
    CHECK(now(record, 1).replies.empty());
    CHECK(store::history::first_problem(record.record()).empty());
}

TEST_CASE("a version stands for all of a decision and what was said, and for nothing else") {
    Store record(test::ana());
    proposed(record);
    const auto version = [&] { return deliberations::version(now(record, 1)); };
    const auto first = version();
    said(record, reply(1, model::Position::object, "two clients"));
    const auto second = version();
    CHECK(first != second);
    record.change("log", [](Change& change) {
        auto other = entry("Something else");
        store::entries::add(change, other);
    });
    CHECK(version() == second);
    accept(record, 1);
    CHECK(version() != second);
    undo(record, 4);
    CHECK(version() == second);
    auto changed = now(record, 1);
    changed.decision.due = later + time::Seconds{1};
    CHECK(deliberations::version(changed) != second);
}

TEST_CASE("two records of the same name their versions alike") {
    Store one(test::ana()), other(test::ana());
    for (auto* record : {&one, &other}) {
        proposed(*record);
        said(*record, reply(1, model::Position::object, "two clients"));
    }
    CHECK(deliberations::version(now(one, 1)) == deliberations::version(now(other, 1)));
}

TEST_CASE("what takes the place of a decision is told by both") {
    Store record(test::ana());
    proposed(record);
    accept(record, 1);
    model::Decision successor;
    successor.entry = entry("One rule");
    successor.status = model::DecisionStatus::accepted;
    record.change("decide supersede", [&](Change& change) {
        store::decisions::add(change, successor);
        auto after = *store::decisions::find(change, 1);
        after.status = model::DecisionStatus::superseded;
        after.superseded_by = successor.number;
        after.ended_at = later;
        auto told = reply(1, model::Position::supersede, "Drop Python 3.9");
        deliberations::conclude(change, after, told);
    });
    CHECK(now(record, 2).decision.supersedes == std::vector{1});
    CHECK(now(record, 1).decision.superseded_by == 2);
    undo(record, 3);
    CHECK_FALSE(deliberations::find(record.record(), 2).has_value());
    CHECK_FALSE(now(record, 1).decision.superseded_by.has_value());
    CHECK(now(record, 1).decision.status == model::DecisionStatus::accepted);
}

TEST_CASE("entries that mention a decision speak for it; its own replies do not") {
    Store record(test::ana());
    proposed(record);
    said(record, reply(1, model::Position::object, "two clients"));
    record.change("log", [](Change& change) {
        for (const auto* line : {"As of D1", "As of D12"}) {
            auto mention = entry(line);
            mention.refs = {std::string(line).substr(6)};
            store::entries::add(change, mention);
        }
    });
    const auto found = deliberations::evidence(record.record(), 1, 9);
    REQUIRE(found.size() == 1);
    CHECK(found[0].line == "As of D1");
}

TEST_CASE("a digest finds decisions by what happened to them, and proposals by what did not") {
    Store record(test::ana());
    proposed(record);
    accept(record, 1);
    const auto& seen = record.record();
    const auto told = store::entries::between(seen, {later, later + time::Seconds{1}});
    REQUIRE(told.size() == 1);
    REQUIRE(store::decisions::among(seen, told).size() == 1);
    CHECK(store::decisions::among(seen, told)[0].number == 1);
    CHECK(store::decisions::waiting_at(seen, later).size() == 1);
    CHECK(store::decisions::waiting_at(seen, later + time::Seconds{1}).empty());
    CHECK(store::decisions::waiting_at(seen, sunday_morning).empty());
}
