// Asks: the service levels in the receiver's working time, and whom an ask waits for.
#include "trail/model/ask.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace std::chrono_literals;
using model::AskState;
using model::Entry;
using model::Exchange;
using model::ReplyAct;
using model::ServiceLevel;

namespace {

time::Instant at(std::string_view text) {
    return time::parse_rfc3339(text).value().at;
}

time::Zone zone(const char* name) {
    return time::Zone::named(name).value();
}

time::WorkingTime berlin() {
    return {zone("Europe/Berlin"), time::usual_hours()};
}

time::WorkingTime tel_aviv() {
    return {zone("Asia/Jerusalem"), time::read_weekly_hours("Sun-Thu 09:00-17:00")};
}

model::Deadlines by(ServiceLevel level, std::string_view asked, const time::WorkingTime& work) {
    return model::deadlines({.level = level, .to = {"bjorn"}}, at(asked), work);
}

constexpr std::string_view monday_ten = "2026-11-23T10:00:00+01:00";

Exchange asked(std::vector<std::string> people, std::string_view when = monday_ten) {
    Exchange exchange;
    exchange.ask.id = {1};
    exchange.ask.kind = model::Kind::ask;
    exchange.ask.author = "ana";
    exchange.ask.at = {at(when), time::Offset{60}};
    exchange.ask.ask = model::AskMark{.to = std::move(people)};
    return exchange;
}

Entry reply(const char* author, ReplyAct act, std::string_view when) {
    Entry entry;
    entry.kind = model::Kind::reply;
    entry.author = author;
    entry.at = {at(when), time::Offset{60}};
    entry.answer = model::AnswerMark{.ask = {1}, .act = act};
    return entry;
}

void say(Exchange& exchange, Entry entry) {
    entry.id = {exchange.replies.size() + 100};
    exchange.replies.push_back(std::move(entry));
}

std::vector<model::Receiver> receivers(const Exchange& exchange) {
    return model::receivers(exchange, [](const std::string&) { return berlin(); });
}

}  // namespace

TEST_CASE("a routine question is due after one working day") {
    const auto times = by(ServiceLevel::routine, "2026-11-20T10:00:00+01:00", berlin());
    CHECK(times.starts == at("2026-11-20T10:00:00+01:00"));
    CHECK_FALSE(times.acknowledge.has_value());
    CHECK_FALSE(times.expected.has_value());
    CHECK(times.due == at("2026-11-23T10:00:00+01:00"));
}

TEST_CASE("feedback is acknowledged after one working day, expected after two, due after three") {
    const auto times = by(ServiceLevel::feedback, "2026-11-19T10:00:00+01:00", berlin());
    CHECK(times.acknowledge == at("2026-11-20T10:00:00+01:00"));
    CHECK(times.expected == at("2026-11-23T10:00:00+01:00"));
    CHECK(times.due == at("2026-11-24T10:00:00+01:00"));
}

TEST_CASE("an urgent question is due after one hour of working time, over a night too") {
    CHECK(by(ServiceLevel::urgent, monday_ten, berlin()).due == at("2026-11-23T11:00:00+01:00"));
    const auto times = by(ServiceLevel::urgent, "2026-11-20T16:45:00+01:00", berlin());
    CHECK(times.due == at("2026-11-23T09:45:00+01:00"));
    CHECK_FALSE(times.acknowledge.has_value());
    CHECK_FALSE(times.expected.has_value());
}

TEST_CASE("on a Friday evening the clock of somebody who works Sunday to Thursday starts Sunday") {
    const auto times = by(ServiceLevel::feedback, "2026-11-20T19:00:00+01:00", tel_aviv());
    CHECK(times.starts == at("2026-11-22T09:00:00+02:00"));
    CHECK(times.acknowledge == at("2026-11-23T09:00:00+02:00"));
    CHECK(times.expected == at("2026-11-24T09:00:00+02:00"));
    CHECK(times.due == at("2026-11-25T09:00:00+02:00"));
}

TEST_CASE("holidays and absence stop the clock") {
    const time::Day tuesday = *time::parse_iso_date("2026-11-24");
    const time::WorkingTime work(
        zone("Europe/Berlin"), time::usual_hours(), {tuesday},
        {{time::Unit::range, tuesday + std::chrono::days{1}, tuesday + std::chrono::days{3}}});
    const auto times = by(ServiceLevel::feedback, monday_ten, work);
    CHECK(times.acknowledge == at("2026-11-27T10:00:00+01:00"));
    CHECK(times.expected == at("2026-11-30T10:00:00+01:00"));
    CHECK(times.due == at("2026-12-01T10:00:00+01:00"));
}

TEST_CASE("a change of clocks keeps the local time of day") {
    const auto times = by(ServiceLevel::routine, "2026-10-23T10:00:00+02:00", berlin());
    CHECK(times.due == at("2026-10-26T10:00:00+01:00"));
}

TEST_CASE("a moment that was named takes the place of the level's") {
    const auto due = at("2026-11-24T08:00:00+01:00");
    const auto times = model::deadlines({.to = {"bjorn"}, .due = due}, at(monday_ten), berlin());
    CHECK(times.due == due);
    CHECK(times.acknowledge == due);
    CHECK_FALSE(times.expected.has_value());
}

TEST_CASE("somebody who never works again has no deadline") {
    const time::WorkingTime never(zone("Europe/Berlin"), {});
    CHECK(by(ServiceLevel::feedback, monday_ten, never) == model::Deadlines{});
}

TEST_CASE("a question is new, acknowledged, then answered") {
    auto exchange = asked({"bjorn"});
    CHECK(model::state(receivers(exchange)) == AskState::fresh);
    say(exchange, reply("bjorn", ReplyAct::acknowledge, "2026-11-23T11:00:00+01:00"));
    CHECK(model::state(receivers(exchange)) == AskState::acknowledged);
    CHECK(model::waited_for(exchange) == std::vector<std::string>{"bjorn"});
    say(exchange, reply("bjorn", ReplyAct::answer, "2026-11-24T09:30:00+01:00"));
    const auto found = receivers(exchange);
    CHECK(model::state(found) == AskState::answered);
    CHECK(found[0].acknowledged_at == at("2026-11-23T11:00:00+01:00"));
    CHECK(found[0].ended_at == at("2026-11-24T09:30:00+01:00"));
    CHECK(found[0].worked == 7h + 30min);
    CHECK(model::waited_for(exchange).empty());
}

TEST_CASE("an answer counts as acknowledgement") {
    auto exchange = asked({"bjorn"});
    say(exchange, reply("bjorn", ReplyAct::answer, "2026-11-23T11:00:00+01:00"));
    CHECK(receivers(exchange)[0].acknowledged_at == at("2026-11-23T11:00:00+01:00"));
}

TEST_CASE("what is not acknowledged in time is overdue before the answer is") {
    auto exchange = asked({"bjorn"});
    const auto next_day = at("2026-11-24T10:00:00+01:00");
    CHECK_FALSE(model::is_overdue(receivers(exchange)[0], next_day));
    CHECK(model::is_overdue(receivers(exchange)[0], next_day + 1s));
    say(exchange, reply("bjorn", ReplyAct::acknowledge, "2026-11-23T11:00:00+01:00"));
    const auto due = at("2026-11-26T10:00:00+01:00");
    CHECK_FALSE(model::is_overdue(receivers(exchange)[0], due));
    CHECK(model::is_overdue(receivers(exchange)[0], due + 1s));
}

TEST_CASE("a promise of a later moment moves the deadline, an earlier one does not") {
    auto exchange = asked({"bjorn"});
    auto promise = reply("bjorn", ReplyAct::acknowledge, "2026-11-23T11:00:00+01:00");
    promise.answer->eta = at("2026-11-30T17:00:00+01:00");
    say(exchange, promise);
    CHECK(model::deadline(receivers(exchange)[0]) == promise.answer->eta);
    promise.answer->eta = at("2026-11-24T17:00:00+01:00");
    say(exchange, promise);
    CHECK(model::deadline(receivers(exchange)[0]) == at("2026-11-26T10:00:00+01:00"));
}

TEST_CASE("a question to several waits for each of them") {
    auto exchange = asked({"bjorn", "mei", "sam"});
    say(exchange, reply("mei", ReplyAct::answer, "2026-11-23T11:00:00+01:00"));
    CHECK(model::waited_for(exchange) == std::vector<std::string>{"bjorn", "sam"});
    CHECK(model::state(receivers(exchange)) == AskState::fresh);
    say(exchange, reply("bjorn", ReplyAct::decline, "2026-11-23T11:30:00+01:00"));
    say(exchange, reply("sam", ReplyAct::decline, "2026-11-23T12:00:00+01:00"));
    CHECK(model::waited_for(exchange).empty());
    CHECK(model::state(receivers(exchange)) == AskState::answered);
}

TEST_CASE("whoever it is handed over to has a clock of their own") {
    auto exchange = asked({"bjorn"});
    auto handing = reply("bjorn", ReplyAct::hand_over, "2026-11-25T15:00:00+01:00");
    handing.answer->to = "mei";
    say(exchange, handing);
    const auto found = receivers(exchange);
    REQUIRE(found.size() == 2);
    CHECK(found[0].state == AskState::handed_over);
    CHECK_FALSE(found[0].worked.has_value());
    CHECK(found[1].person == "mei");
    CHECK(found[1].by.acknowledge == at("2026-11-26T15:00:00+01:00"));
    CHECK(model::waited_for(exchange) == std::vector<std::string>{"mei"});
}

TEST_CASE("whoever was not asked ends nothing") {
    auto exchange = asked({"bjorn"});
    say(exchange, reply("sam", ReplyAct::remark, "2026-11-23T11:00:00+01:00"));
    CHECK(receivers(exchange)[0].state == AskState::fresh);
}

TEST_CASE("a question that was closed waits for nobody, however it was closed") {
    auto exchange = asked({"bjorn", "mei"});
    say(exchange, reply("mei", ReplyAct::answer, "2026-11-23T11:00:00+01:00"));
    exchange.ask.closed_at = at("2026-11-23T15:00:00+01:00");
    CHECK(receivers(exchange)[0].state == AskState::withdrawn);
    CHECK(model::state(receivers(exchange)) == AskState::answered);
    exchange.ask.closed_by = model::ItemId{7};  // an entry that tells the result
    CHECK(receivers(exchange)[0].state == AskState::answered);
    say(exchange, reply("ana", ReplyAct::withdraw, "2026-11-23T15:00:00+01:00"));
    exchange.ask.closed_by = exchange.replies.back().id;
    CHECK(receivers(exchange)[0].state == AskState::withdrawn);
    REQUIRE(model::ending(exchange) != nullptr);
    CHECK(model::ending(exchange)->author == "ana");
}

TEST_CASE("as of an earlier moment later replies were not there") {
    auto exchange = asked({"bjorn"});
    say(exchange, reply("bjorn", ReplyAct::answer, "2026-11-24T11:00:00+01:00"));
    exchange.ask.closed_at = exchange.replies[0].at.at;
    exchange.ask.closed_by = exchange.replies[0].id;
    const auto before = model::as_of(exchange, at("2026-11-24T11:00:00+01:00"));
    CHECK(before.replies.empty());
    CHECK(model::is_open(before.ask));
    CHECK(model::as_of(exchange, at("2026-11-24T11:00:01+01:00")) == exchange);
}
