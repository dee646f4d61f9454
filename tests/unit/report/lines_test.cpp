// Entries and decisions as lines of a digest.
#include "report/lines.hpp"

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::decision;
using testing::entry;
using testing::november;

namespace {

const time::Instant week_end = november("23T00:00").at;

DecisionLine accepted_because(const std::string& body) {
    auto record = decision(12, model::DecisionStatus::accepted, "Use WAL mode");
    record.entry.body = body;
    return line_of(record, time::Zone::utc());
}

}  // namespace

TEST_CASE("what closed a blocker carries it, with the time it was open") {
    Material material;
    auto blocker = entry(1, model::Kind::blocker, "13T09:00", "CI runner is out of disk");
    const auto done = entry(2, model::Kind::done, "15T11:00", "CI runner replaced");
    testing::close(blocker, done);
    material.closed_before = {blocker};
    material.entries = {done};
    const Endings endings(material, week_end);
    const auto ended = endings.by(done.id);
    REQUIRE(ended.size() == 1);
    CHECK(ended[0].text == "CI runner is out of disk");
    CHECK(ended[0].age == std::chrono::hours{50});
    CHECK(endings.alone().empty());
    CHECK(endings.blockers() == 1);
}

TEST_CASE("a plan closed by a note has a line of its own that says how it ended") {
    Material material;
    auto plan = entry(1, model::Kind::next, "16T09:00", "Cut release 0.2");
    const auto note = entry(2, model::Kind::note, "17T09:00", "Not needed any more");
    testing::close(plan, note);
    material.entries = {plan, note};
    const Endings endings(material, week_end);
    REQUIRE(endings.alone().size() == 1);
    const auto line = line_of(endings.alone()[0]);
    CHECK(line.text == "Cut release 0.2");
    CHECK(line.closed_by.value_or("") == "Not needed any more");
    CHECK(line.closed_key.value_or("").size() == 4);
}

TEST_CASE("what is closed after the period was open in it") {
    Material material;
    auto blocker = entry(1, model::Kind::blocker, "20T09:00", "Stuck");
    blocker.closed_at = november("24T09:00").at;
    material.entries = {blocker};
    const Endings endings(material, week_end);
    CHECK(endings.alone().empty());
    CHECK(endings.blockers() == 0);
}

TEST_CASE("an answered ask is no work") {
    Material material;
    auto ask = entry(1, model::Kind::ask, "16T09:00", "Review this?");
    const auto reply = entry(2, model::Kind::reply, "17T09:00", "Looks good");
    testing::close(ask, reply);
    material.entries = {ask, reply};
    CHECK(Endings(material, week_end).alone().empty());
}

TEST_CASE("an end before the beginning counts as no time at all") {
    Material material;
    auto blocker = entry(1, model::Kind::blocker, "18T09:00", "Stuck");
    const auto done = entry(2, model::Kind::done, "17T09:00", "Unstuck");
    testing::close(blocker, done);
    material.entries = {blocker, done};
    CHECK(Endings(material, week_end).by(done.id).at(0).age == time::Seconds{0});
}

TEST_CASE("a decision says its reason in the first line that holds one") {
    CHECK(accepted_because("## Context\n\n- Readers never wait  \nmore").why.value_or("") ==
          "Readers never wait");
    CHECK(accepted_because("\n---\n> quoted\n").why.value_or("") == "quoted");
    CHECK_FALSE(accepted_because("# Only a heading\n\n").why.has_value());
    CHECK_FALSE(accepted_because("").why.has_value());
}

TEST_CASE("the outcome of a decision is the option chosen, if there is such an option") {
    auto record = decision(12, model::DecisionStatus::accepted, "Use WAL mode");
    record.options = {"rollback journal", "WAL"};
    const auto outcome = [&](int chosen) {
        record.chosen = chosen;
        return line_of(record, time::Zone::utc()).outcome.value_or("none");
    };
    CHECK(outcome(2) == "WAL");
    CHECK(outcome(3) == "none");
    CHECK(outcome(0) == "none");
    CHECK(outcome(-1) == "none");
}

TEST_CASE("without deciders the author answers for a decision") {
    auto record = decision(12, model::DecisionStatus::accepted, "Use WAL mode");
    CHECK(line_of(record, time::Zone::utc()).deciders == std::vector<std::string>{"ana"});
    record.deciders = {"mei", "sam"};
    CHECK(line_of(record, time::Zone::utc()).deciders == std::vector<std::string>{"mei", "sam"});
}

TEST_CASE("only a proposal still collects input") {
    auto record = decision(13, model::DecisionStatus::proposed, "Drop Python 3.9");
    record.due = november("25T17:00").at;
    const auto zone = time::Zone::fixed(std::chrono::hours{1});
    CHECK(line_of(record, zone).due == zone.stamp(*record.due));
    record.status = model::DecisionStatus::rejected;
    CHECK_FALSE(line_of(record, zone).due.has_value());
}

TEST_CASE("a commit is named by seven digits of its revision") {
    const auto line = line_of(testing::commit(5, "16T09:00", "x"));
    CHECK(line.commit.value_or("") == "1000005");
}
