// What waits for one person: found by name, whatever waits for others.
#include "trail/store/duties.hpp"

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/deliberations.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/store.hpp"

using namespace trail;
using model::ReplyAct;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;
namespace duties = store::duties;

namespace {

const auto later = sunday_morning + time::Seconds{7200};

model::Entry asked(Store& record, std::vector<std::string> people) {
    auto ask = entry("Is 100 requests a second the right limit?", model::Kind::ask);
    ask.ask = model::AskMark{.to = std::move(people)};
    record.change("ask", [&](Change& change) { store::asks::ask(change, ask); });
    return ask;
}

void said(Store& record, model::ItemId id, const char* author, ReplyAct act,
          std::optional<std::string> to = std::nullopt) {
    auto reply = entry("Yes, with a burst of 300", model::Kind::reply, later);
    reply.author = author;
    reply.answer = model::AnswerMark{.ask = id, .act = act, .to = std::move(to)};
    record.change("reply", [&](Change& change) {
        store::asks::reply(change, store::asks::find(change, id).value(), reply);
    });
}

std::size_t asked_of(Store& record, std::string_view person) {
    return duties::asked_of(record.record(), person).size();
}

}  // namespace

TEST_CASE("what waits for somebody is what they were asked, or what was handed over to them") {
    Store record(test::ana());
    const auto ask = asked(record, {"bjorn", "mei"});
    asked(record, {"bjornson"});
    said(record, ask.id, "mei", ReplyAct::hand_over, "sam");
    CHECK(asked_of(record, "bjorn") == 1);
    CHECK(asked_of(record, "bjornson") == 1);
    CHECK(asked_of(record, "sam") == 1);
    CHECK(asked_of(record, "son") == 0);
    CHECK(asked_of(record, "ana") == 0);
    CHECK(asked_of(record, "nobody") == 0);
    REQUIRE(asked_of(record, "mei") == 1);
    CHECK(duties::asked_of(record.record(), "mei")[0].replies.size() == 1);
    said(record, ask.id, "ana", ReplyAct::withdraw);
    CHECK(asked_of(record, "bjorn") == 0);
    CHECK(asked_of(record, "sam") == 0);
}

TEST_CASE("what may press is read alone, the oldest first, and not what has time") {
    Store record(test::ana());
    const auto monday = sunday_morning + std::chrono::hours{24};
    const auto tuesday = monday + std::chrono::hours{24};
    const auto first = asked(record, {"bjorn"});
    asked(record, {"bjorn"});
    const time::WorkingTime usual(time::Zone::utc(), time::usual_hours());
    const auto pressing = [&](time::Instant now, std::size_t most) {
        return duties::pressing(record.record(), "bjorn", usual, now, most);
    };
    CHECK(pressing(monday, 9).empty());
    CHECK(pressing(tuesday, 9).size() == 2);
    REQUIRE(pressing(tuesday, 1).size() == 1);
    CHECK(pressing(tuesday, 1)[0].ask.id == first.id);
    CHECK(duties::has_unseen(record.record(), "bjorn"));
    CHECK_FALSE(duties::has_unseen(record.record(), "mei"));
    said(record, first.id, "bjorn", ReplyAct::hand_over, "mei");
    CHECK(pressing(monday, 9).empty());
    CHECK(duties::pressing(record.record(), "mei", usual, monday, 9).size() == 1);
}

TEST_CASE("of people with many numbers nobody gets what waits for another") {
    Store record(test::ana());
    for (int person = 0; person < 30; ++person) asked(record, {"p" + std::to_string(person)});
    for (int person = 0; person < 30; ++person)
        CHECK(asked_of(record, "p" + std::to_string(person)) == 1);
}

TEST_CASE("what somebody asked is found by their name until it is over") {
    Store record(test::ana());
    const auto ask = asked(record, {"bjorn"});
    CHECK(duties::asked_by(record.record(), "ana").size() == 1);
    CHECK(duties::asked_by(record.record(), "bjorn").empty());
    CHECK(duties::asked_by(record.record(), "nobody").empty());
    said(record, ask.id, "bjorn", ReplyAct::answer);
    CHECK(duties::asked_by(record.record(), "ana").empty());
    record.change("undo", [](Change& change) { store::history::undo(change, 2); });
    CHECK(duties::asked_by(record.record(), "ana").size() == 1);
    CHECK(asked_of(record, "bjorn") == 1);
}

TEST_CASE("a question waits for whom it was asked, whatever becomes of its text") {
    Store record(test::ana());
    auto ask = asked(record, {"bjorn"});
    ask.people.clear();
    ask.line = "Is 200 the right limit?";
    record.change("edit", [&](Change& change) { store::entries::update(change, ask); });
    CHECK(asked_of(record, "bjorn") == 1);
    // As other programs may write it: nobody is named but by the question itself.
    auto other = entry("And the burst?", model::Kind::ask);
    other.ask = model::AskMark{.to = {"mei"}};
    record.change("import", [&](Change& change) { store::entries::add(change, other); });
    CHECK(asked_of(record, "mei") == 1);
    CHECK(other.people == std::vector<std::string>{"mei"});
}

TEST_CASE("proposals are late for who was consulted, when their time is over") {
    Store record(test::ana());
    const auto propose = [&](std::optional<time::Instant> due, std::vector<std::string> people) {
        model::Decision decision;
        decision.entry = entry("Drop Python 3.9");
        decision.due = due;
        decision.consulted = std::move(people);
        record.change("propose", [&](Change& change) { store::decisions::add(change, decision); });
        return decision;
    };
    propose(later, {"bjorn"});
    propose(std::nullopt, {"bjorn"});
    propose(sunday_morning, {"bjornson"});
    auto late = propose(sunday_morning, {"mei", "bjorn"});
    const auto numbers = [&](std::string_view person, time::Instant moment) {
        std::vector<int> found;
        for (const auto& each : duties::late_proposals(record.record(), person, moment))
            found.push_back(each.decision.number);
        return found;
    };
    CHECK(numbers("bjorn", sunday_morning).empty());
    CHECK(numbers("bjorn", sunday_morning + time::Seconds{1}) == std::vector{4});
    CHECK(numbers("bjorn", later + time::Seconds{1}) == std::vector{1, 4});
    CHECK(numbers("ana", later + time::Seconds{1}).empty());
    late.status = model::DecisionStatus::rejected;
    record.change("reject", [&](Change& change) { store::decisions::update(change, late); });
    CHECK(numbers("mei", later).empty());
}
