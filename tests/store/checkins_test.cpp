// Check-ins as the journal tells them.
#include "trail/store/checkins.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;
namespace checkins = store::checkins;

TEST_CASE("a check-in is told by who wrote it, when, and what it is about") {
    Store record(test::ana());
    auto work = entry("work", model::Kind::done, sunday_morning - 24h);
    record.change("log", [&](Change& change) {
        auto other = entry("not asked");
        store::entries::add(change, other);
    });
    record.change(checkins::command, [&](Change& change) { store::entries::add(change, work); });
    const auto found = checkins::since(record.record(), sunday_morning - 1h);
    REQUIRE(found.size() == 1);
    CHECK(found[0].author == "ana");
    CHECK(found[0].at == sunday_morning);
    CHECK(found[0].about == std::vector<time::Instant>{sunday_morning - 24h});
    CHECK(checkins::since(record.record(), sunday_morning + 1s).empty());
}

TEST_CASE("a check-in that only dropped a plan is about the moment it was written") {
    Store record(test::ana());
    auto plan = entry("plan", model::Kind::next, sunday_morning - 48h);
    record.change("log", [&](Change& change) { store::entries::add(change, plan); });
    record.change(checkins::command, [&](Change& change) {
        store::entries::close(change, plan.id, std::nullopt, sunday_morning);
    });
    const auto found = checkins::since(record.record(), sunday_morning - 1h);
    REQUIRE(found.size() == 1);
    CHECK(found[0].about == std::vector<time::Instant>{sunday_morning});
}

TEST_CASE("a check-in that was undone is none, until it is brought back") {
    Store record(test::ana());
    auto work = entry("work");
    record.change(checkins::command, [&](Change& change) { store::entries::add(change, work); });
    const auto number = *store::history::newest_to_undo(record.record());
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
    CHECK(checkins::since(record.record(), sunday_morning - 1h).empty());
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
    CHECK(checkins::since(record.record(), sunday_morning - 1h).size() == 1);
}
