// Operations: every change has a way back, and ids never change.
#include "trail/store/history.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/entries.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;

namespace {

model::Entry added(Store& record, model::Entry entry) {
    record.change("log", [&](Change& change) { store::entries::add(change, entry); });
    return entry;
}

void undo(Store& record, std::int64_t number) {
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
}

}  // namespace

TEST_CASE("undo removes what was added and redo brings the same entry back") {
    Store record(test::ana());
    auto written = entry("Fixed it");
    written.tags = {"parser"};
    written.body = "why";
    written = added(record, written);
    const auto before = *store::entries::find(record.record(), written.id);
    undo(record, *store::history::newest_to_undo(record.record()));
    CHECK_FALSE(store::entries::find(record.record(), written.id).has_value());
    CHECK(store::entries::total(record.record()) == 0);
    CHECK_FALSE(store::history::newest_to_undo(record.record()).has_value());
    undo(record, *store::history::newest_to_redo(record.record()));
    CHECK(*store::entries::find(record.record(), written.id) == before);
    CHECK(store::entries::total(record.record()) == 1);
    CHECK_FALSE(store::history::newest_to_redo(record.record()).has_value());
    undo(record, *store::history::newest_to_undo(record.record()));
    CHECK_FALSE(store::entries::find(record.record(), written.id).has_value());
    CHECK(record.first_problem().empty());
}

TEST_CASE("undoing step by step goes back one operation each time") {
    Store record(test::ana());
    added(record, entry("one"));
    added(record, entry("two"));
    added(record, entry("three"));
    for (std::size_t left : {2u, 1u, 0u}) {
        undo(record, *store::history::newest_to_undo(record.record()));
        CHECK(store::entries::newest(record.record(), 10).size() == left);
    }
    for (std::size_t back : {1u, 2u, 3u}) {
        undo(record, *store::history::newest_to_redo(record.record()));
        CHECK(store::entries::newest(record.record(), 10).size() == back);
    }
    CHECK(record.first_problem().empty());
}

TEST_CASE("undoing a change restores every field, and history tells the states") {
    Store record(test::ana());
    const auto first = added(record, entry("Frist draft"));
    auto changed = first;
    changed.line = "First draft";
    changed.project = "docs";
    changed.at.at += 3h;
    changed.updated_at = sunday_morning + 4h;
    record.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    const auto states = store::history::earlier(record.record(), first.id);
    REQUIRE(states.size() == 1);
    CHECK(states[0].entry == first);
    CHECK(states[0].operation.command == "edit");
    CHECK(store::history::added_by(record.record(), first.id)->number == 1);
    undo(record, 2);
    CHECK(*store::entries::find(record.record(), first.id) == first);
}

TEST_CASE("an operation that later ones build on is not undone before them") {
    Store record(test::ana());
    const auto first = added(record, entry("one"));
    auto changed = first;
    changed.line = "uno";
    record.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    CHECK(store::history::blocked_by(record.record(), 1) == 2);
    CHECK_FALSE(store::history::blocked_by(record.record(), 2).has_value());
    undo(record, 2);
    CHECK_FALSE(store::history::blocked_by(record.record(), 1).has_value());
}

TEST_CASE("undoing a removal brings back the entry and what it had closed") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto end = entry("Solved", model::Kind::done, sunday_morning + 1h);
    end.closes = {blocker.id};
    end = added(record, end);
    record.change("rm", [&](Change& change) { store::entries::remove(change, end.id); });
    undo(record, *store::history::newest_to_undo(record.record()));
    CHECK(store::entries::find(record.record(), end.id)->closes == std::vector{blocker.id});
    CHECK_FALSE(model::is_open(*store::entries::find(record.record(), blocker.id)));
    CHECK(record.first_problem().empty());
}

TEST_CASE("a decision is undone and redone with its details") {
    Store record(test::ana());
    model::Decision decision;
    decision.entry = entry("Use WAL mode");
    decision.status = model::DecisionStatus::accepted;
    decision.options = {"WAL", "rollback"};
    decision.chosen = 1;
    record.change("decide", [&](Change& change) { store::decisions::add(change, decision); });
    REQUIRE(decision.number == 1);
    undo(record, 1);
    CHECK_FALSE(store::decisions::find(record.record(), 1).has_value());
    undo(record, *store::history::newest_to_redo(record.record()));
    CHECK(store::decisions::find(record.record(), 1) == decision);
}

TEST_CASE("an accepted decision is undone to the proposal and redone to what was chosen") {
    Store record(test::ana());
    model::Decision decision;
    decision.entry = entry("Use WAL mode");
    decision.options = {"WAL", "rollback"};
    record.change("decide", [&](Change& change) { store::decisions::add(change, decision); });
    auto accepted = decision;
    accepted.status = model::DecisionStatus::accepted;
    accepted.entry.decision = {1, accepted.status};
    accepted.chosen = 2;
    record.change("decide accept",
                  [&](Change& change) { store::decisions::update(change, accepted); });
    undo(record, 2);
    CHECK(store::decisions::find(record.record(), 1) == decision);
    undo(record, *store::history::newest_to_redo(record.record()));
    CHECK(store::decisions::find(record.record(), 1) == accepted);
}

TEST_CASE("undo and redo of one operation can go on for ever, by any of their numbers") {
    Store record(test::ana());
    const auto one = added(record, entry("one"));
    record.change("rm", [&](Change& change) { store::entries::remove(change, one.id); });
    for (std::int64_t number : {2, 3, 2, 5, 4}) {
        undo(record, number);
        CHECK(store::history::subject(record.record(), number) == 2);
        const bool undone = store::history::operation(record.record(), 2)->undone_by.has_value();
        CHECK(store::entries::has(record.record(), one.id) == undone);
    }
    CHECK(record.first_problem().empty());
}

TEST_CASE("what an entry had closed is its own again when a reopening is undone after an edit") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto end = entry("Solved", model::Kind::done, sunday_morning + 1h);
    end.closes = {blocker.id};
    end = added(record, end);
    record.change("edit", [&](Change& change) { store::entries::reopen(change, blocker.id); });
    auto changed = *store::entries::find(record.record(), end.id);
    changed.line = "Solved for good";
    record.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    undo(record, 3);
    CHECK(store::entries::find(record.record(), end.id)->closes == std::vector{blocker.id});
}

TEST_CASE("an undo tells how much went, came back and changed") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto end = entry("Solved", model::Kind::done, sunday_morning + 1h);
    end.closes = {blocker.id};
    added(record, end);
    store::history::Effect effect;
    const auto reverse = [&] {
        record.change("undo", [&](Change& change) { effect = store::history::undo(change, 2); });
    };
    reverse();
    CHECK(effect == store::history::Effect{.gone = 1, .back = 0, .changed = 1});
    reverse();
    CHECK(effect == store::history::Effect{.gone = 0, .back = 1, .changed = 1});
}

TEST_CASE("what comes back takes its old place among entries of the same second") {
    Store record(test::ana());
    const auto one = added(record, entry("one"));
    added(record, entry("two"));
    const auto before = store::entries::newest(record.record(), 10);
    record.change("rm", [&](Change& change) { store::entries::remove(change, one.id); });
    undo(record, 3);
    CHECK(store::entries::newest(record.record(), 10) == before);
}

TEST_CASE("a commit that was imported again stands in the way of the one that was removed") {
    Store record(test::ana());
    auto commit = entry("fix: the parser", model::Kind::commit);
    commit.source = {"api", "root", "7f553620000000000000000000000000000000ab", "main"};
    const auto first = added(record, commit);
    record.change("rm", [&](Change& change) { store::entries::remove(change, first.id); });
    const auto again = added(record, commit);
    REQUIRE(first.id != again.id);
    CHECK(store::history::blocked_by(record.record(), 2) == 3);
    undo(record, 3);
    CHECK_FALSE(store::history::blocked_by(record.record(), 2).has_value());
}

TEST_CASE("an entry that was brought in again under its id stands in the way as well") {
    Store record(test::ana());
    const auto first = added(record, entry("one"));
    record.change("rm", [&](Change& change) { store::entries::remove(change, first.id); });
    added(record, first);
    CHECK(store::history::blocked_by(record.record(), 2) == 3);
    CHECK(store::history::blocked_by(record.record(), 1) == 3);
}

TEST_CASE(
    "a change whose states are no longer kept is not undone, and nothing stays closed by nobody") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto end = entry("Solved", model::Kind::done, sunday_morning + 1h);
    end.closes = {blocker.id};
    added(record, end);
    auto changed = *store::entries::find(record.record(), blocker.id);
    changed.line = "Blocked by the proxy";
    record.change("edit", [&](Change& change) { store::entries::update(change, changed); });
    record.change("compact", [&](Change& change) {
        store::history::forget_before(change, sunday_morning + 24h);
    });
    CHECK(store::history::is_forgotten(record.record(), 3));
    CHECK_FALSE(store::history::is_forgotten(record.record(), 2));
    undo(record, 2);
    CHECK(model::is_open(*store::entries::find(record.record(), blocker.id)));
}

TEST_CASE("a change that touches nothing leaves no operation") {
    Store record(test::ana());
    record.change("import", [](Change&) {});
    CHECK(store::history::operations(record.record(), 10).empty());
}

TEST_CASE("an exception takes the whole change back") {
    Store record(test::ana());
    CHECK_THROWS(record.change("log", [](Change& change) {
        auto one = entry("one");
        store::entries::add(change, one);
        throw std::runtime_error("power");
    }));
    CHECK(store::entries::newest(record.record(), 10).empty());
    CHECK(store::history::operations(record.record(), 10).empty());
    added(record, entry("two"));
    CHECK(store::history::operations(record.record(), 10).size() == 1);
}

TEST_CASE("operations tell who did what to which entries") {
    Store record(test::ana());
    const auto one = added(record, entry("one"));
    record.change("rm", [&](Change& change) { store::entries::remove(change, one.id); });
    const auto operations = store::history::operations(record.record(), 10);
    REQUIRE(operations.size() == 2);
    CHECK(operations[0].command == "rm");
    CHECK(operations[0].ids == std::vector{one.id});
    CHECK(operations[0].text == "one");
    CHECK(operations[0].author == "ana");
    CHECK(operations[1].command == "log");
    CHECK(operations[1].items == 1);
}

TEST_CASE("an operation tells what it was about before what changed along with it") {
    Store record(test::ana());
    const auto blocker = added(record, entry("Blocked", model::Kind::blocker));
    auto end = entry("Solved", model::Kind::done, sunday_morning + 1h);
    end.closes = {blocker.id};
    end = added(record, end);
    record.change("rm", [&](Change& change) { store::entries::remove(change, end.id); });
    for (const auto number : {2, 3}) {
        const auto operation = store::history::operation(record.record(), number);
        CHECK(operation->ids == std::vector{end.id, blocker.id});
        CHECK(operation->items == 1);
        CHECK(operation->beside == 1);
        CHECK(operation->text == "Solved");
    }
}
