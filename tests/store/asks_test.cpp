// Asks and replies in the record: one act at a time, each with a way back.
#include "trail/store/asks.hpp"

#include "store/faulty_engine.hpp"
#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"
#include "trail/store/people.hpp"
#include "trail/store/store.hpp"

using namespace trail;
using model::Exchange;
using model::ReplyAct;
using store::Change;
using store::Store;
using test::entry;
using test::sunday_morning;
namespace asks = store::asks;

namespace {

const auto later = sunday_morning + time::Seconds{7200};

model::Entry asked(Store& record, std::vector<std::string> people = {"bjorn"}) {
    auto ask = entry("Is 100 requests a second the right limit?", model::Kind::ask);
    ask.ask = model::AskMark{.level = model::ServiceLevel::routine,
                             .to = std::move(people),
                             .due = later,
                             .about = "D13"};
    record.change("ask", [&](Change& change) { asks::ask(change, ask); });
    return ask;
}

Exchange now(Store& record, model::ItemId id) {
    return asks::find(record.record(), id).value();
}

model::Entry said(Store& record, model::ItemId id, const char* author, ReplyAct act,
                  std::optional<std::string> to = std::nullopt) {
    auto reply = entry("Yes, with a burst of 300", model::Kind::reply, later);
    reply.author = author;
    reply.answer = model::AnswerMark{.ask = id, .act = act, .eta = later, .to = std::move(to)};
    record.change("reply", [&](Change& change) { asks::reply(change, now(record, id), reply); });
    return reply;
}

void undo(Store& record, std::int64_t number) {
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
}

}  // namespace

TEST_CASE("a question comes back with all that was asked") {
    Store record(test::ana());
    const auto ask = asked(record, {"bjorn", "mei"});
    const auto found = now(record, ask.id);
    CHECK(found.ask.ask == ask.ask);
    CHECK(found.ask.people == std::vector<std::string>{"bjorn", "mei"});
    CHECK(found.ask.refs == std::vector<std::string>{"D13"});
    CHECK(found.replies.empty());
    CHECK(asks::open(record.record()) == std::vector{found});
    CHECK_FALSE(asks::find(record.record(), model::ItemId{9}).has_value());
}

TEST_CASE("the answer of the last one who was asked closes the question") {
    Store record(test::ana());
    const auto ask = asked(record, {"bjorn", "mei"});
    const auto first = said(record, ask.id, "bjorn", ReplyAct::answer);
    CHECK(model::is_open(now(record, ask.id).ask));
    CHECK(now(record, ask.id).replies[0].answer == first.answer);
    const auto last = said(record, ask.id, "mei", ReplyAct::decline);
    CHECK(now(record, ask.id).ask.closed_by == last.id);
    CHECK(asks::open(record.record()).empty());
    const auto ended = asks::ended(record.record(), 9);
    REQUIRE(ended.size() == 1);
    CHECK(ended[0].replies[0].closes.empty());
    CHECK(ended[0].replies[1].closes == std::vector{ask.id});
}

TEST_CASE("an acknowledgement, a remark and a hand-over close nothing") {
    Store record(test::ana());
    const auto ask = asked(record);
    said(record, ask.id, "bjorn", ReplyAct::acknowledge);
    said(record, ask.id, "sam", ReplyAct::remark);
    said(record, ask.id, "bjorn", ReplyAct::hand_over, "mei");
    CHECK(model::is_open(now(record, ask.id).ask));
    said(record, ask.id, "mei", ReplyAct::answer);
    CHECK_FALSE(model::is_open(now(record, ask.id).ask));
}

TEST_CASE("a withdrawal closes the question, whoever it waits for") {
    Store record(test::ana());
    const auto ask = asked(record, {"bjorn", "mei"});
    said(record, ask.id, "ana", ReplyAct::withdraw);
    CHECK_FALSE(model::is_open(now(record, ask.id).ask));
}

TEST_CASE("undo and redo of an answer open and close the question again") {
    Store record(test::ana());
    const auto ask = asked(record);
    const auto before = now(record, ask.id);
    said(record, ask.id, "bjorn", ReplyAct::answer);
    const auto after = now(record, ask.id);
    undo(record, 2);
    CHECK(now(record, ask.id) == before);
    undo(record, 2);
    CHECK(now(record, ask.id) == after);
    CHECK(store::history::first_problem(record.record()).empty());
}

TEST_CASE("a question that somebody replied to cannot be undone before the reply") {
    Store record(test::ana());
    const auto ask = asked(record);
    said(record, ask.id, "bjorn", ReplyAct::acknowledge);
    CHECK(store::history::blocked_by(record.record(), 1) == 2);
    undo(record, 2);
    CHECK_FALSE(store::history::blocked_by(record.record(), 1).has_value());
    undo(record, 1);
    CHECK_FALSE(asks::find(record.record(), ask.id).has_value());
    undo(record, 1);
    CHECK(now(record, ask.id).ask.ask == ask.ask);
}

TEST_CASE("questions and replies that were removed come back as they were") {
    Store record(test::ana());
    const auto ask = asked(record);
    const auto reply = said(record, ask.id, "bjorn", ReplyAct::acknowledge);
    const auto before = now(record, ask.id);
    record.change("rm", [&](Change& change) {
        store::entries::remove(change, reply.id);
        store::entries::remove(change, ask.id);
    });
    CHECK(asks::open(record.record()).empty());
    undo(record, 3);
    CHECK(now(record, ask.id) == before);
    record.change("rm --purge", [&](Change& change) {
        store::history::purge(change, {reply.id, ask.id});
    });
    CHECK(asks::open(record.record()).empty());
    CHECK(store::history::first_problem(record.record()).empty());
}

TEST_CASE("a version stands for all of a question and what was replied") {
    Store record(test::ana());
    const auto ask = asked(record);
    const auto version = [&] { return asks::version(now(record, ask.id)); };
    const auto first = version();
    said(record, ask.id, "bjorn", ReplyAct::acknowledge);
    const auto second = version();
    CHECK(first != second);
    said(record, ask.id, "bjorn", ReplyAct::answer);
    CHECK(version() != second);
    undo(record, 3);
    CHECK(version() == second);
    auto changed = now(record, ask.id);
    changed.ask.ask->due = later + time::Seconds{1};
    CHECK(asks::version(changed) != second);
}

TEST_CASE("a digest finds what was asked before its end and not over before its beginning") {
    Store record(test::ana());
    const auto ask = asked(record);
    said(record, ask.id, "bjorn", ReplyAct::answer);
    const auto standing = [&](time::Instant from, time::Instant until) {
        return asks::standing(record.record(), {from, until}).size();
    };
    CHECK(standing(sunday_morning, later) == 1);
    CHECK(standing(later, later + time::Seconds{9}) == 1);
    CHECK(standing(later + time::Seconds{1}, later + time::Seconds{9}) == 0);
    CHECK(standing(sunday_morning - time::Seconds{9}, sunday_morning) == 0);
}

TEST_CASE("an ask that a page has read gets its replies; one without details is none") {
    Store record(test::ana());
    const auto id = asked(record).id;
    said(record, id, "bjorn", ReplyAct::answer);
    auto on_page = store::entries::between(record.record(),
                                           {sunday_morning, sunday_morning + time::Seconds{1}})
                       .front();
    const auto found = asks::of(record.record(), on_page);
    REQUIRE(found);
    CHECK(found->ask.ask == now(record, id).ask.ask);
    REQUIRE(found->replies.size() == 1);
    CHECK(found->replies[0].answer == now(record, id).replies[0].answer);
    on_page.id = {1};
    CHECK_FALSE(asks::of(record.record(), on_page));
}

TEST_CASE("many questions are read with two statements, each with its own replies") {
    test::Fault fault;
    Store record(std::make_unique<test::FaultyEngine>(fault),
                 [actor = test::ana()] { return actor; });
    std::vector<model::Entry> all;
    for (int i = 0; i < 20; ++i) {
        all.push_back(asked(record, {"bjorn", "mei"}));
        said(record, all.back().id, "bjorn", ReplyAct::acknowledge);
        said(record, all.back().id, "bjorn", ReplyAct::answer);
        if (i % 2 == 0) said(record, all.back().id, "mei", ReplyAct::answer);
    }
    asks::standing(record.record(), {sunday_morning, later});  // learns the names
    constexpr std::size_t plenty = 1'000;
    fault.statements_left = plenty;
    const auto found = asks::standing(record.record(), {sunday_morning, later});
    CHECK(plenty - fault.statements_left == 2);
    fault.statements_left = 0;
    REQUIRE(found.size() == 20);
    for (const auto& exchange : found) {
        CHECK(exchange.ask.ask == now(record, exchange.ask.id).ask.ask);
        CHECK(exchange.replies.size() == now(record, exchange.ask.id).replies.size());
    }
}
