// An inbox: what waits for whom, the most pressing first, and the word for a prompt.
#include "trail/report/inbox.hpp"

#include "support/catch.hpp"

using namespace trail;
using model::Exchange;
using model::ReplyAct;
using model::ServiceLevel;

namespace {

time::Instant at(std::string_view text) {
    return time::parse_rfc3339(text).value().at;
}

const time::Instant monday = at("2026-11-23T10:00:00Z");
const time::Instant tuesday = at("2026-11-24T10:00:00Z");

time::WorkingTime usual(const std::string&) {
    return {time::Zone::utc(), time::usual_hours()};
}

Exchange asked(std::uint64_t id, const char* from, std::vector<std::string> to,
               ServiceLevel level = ServiceLevel::feedback, time::Instant when = monday) {
    Exchange exchange;
    exchange.ask.id = {id};
    exchange.ask.kind = model::Kind::ask;
    exchange.ask.author = from;
    exchange.ask.at = {when, time::Offset{0}};
    exchange.ask.ask = model::AskMark{.level = level, .to = std::move(to)};
    return exchange;
}

void say(Exchange& exchange, const char* author, ReplyAct act, time::Instant when = monday) {
    model::Entry entry;
    entry.id = {100 + exchange.replies.size()};
    entry.author = author;
    entry.at = {when, time::Offset{0}};
    entry.answer = model::AnswerMark{.ask = exchange.ask.id, .act = act};
    exchange.replies.push_back(entry);
}

report::Inbox inbox(const std::vector<Exchange>& open, std::string_view person) {
    return report::inbox(open, {}, person, usual);
}

std::vector<std::uint64_t> ids(const std::vector<report::Waiting>& list) {
    std::vector<std::uint64_t> found;
    for (const auto& waiting : list) found.push_back(waiting.exchange.ask.id.bits);
    return found;
}

using Ids = std::vector<std::uint64_t>;

}  // namespace

TEST_CASE("an inbox tells what is to be acknowledged, answered, and what one waits for") {
    auto seen = asked(1, "mei", {"ana"});
    say(seen, "ana", ReplyAct::acknowledge);
    const auto fresh = asked(2, "mei", {"ana", "bjorn"});
    const auto urgent = asked(3, "mei", {"ana"}, ServiceLevel::urgent);
    const auto own = asked(4, "ana", {"mei", "bjorn"});
    const auto found = inbox({seen, fresh, urgent, own}, "ana");
    CHECK(ids(found.to_acknowledge) == Ids{2});
    CHECK(ids(found.to_answer) == Ids{3, 1});
    CHECK(ids(found.sent) == Ids{4, 4});
    CHECK(inbox({own}, "sam").sent.empty());
}

TEST_CASE("an inbox of everybody has each of those who are asked, and nothing sent") {
    const auto found = inbox({asked(1, "ana", {"mei", "bjorn"})}, "");
    CHECK(ids(found.to_acknowledge) == Ids{1, 1});
    CHECK(found.sent.empty());
}

TEST_CASE("who answered, declined or handed over has it in no list") {
    for (const auto act : {ReplyAct::answer, ReplyAct::decline, ReplyAct::hand_over}) {
        auto exchange = asked(1, "ana", {"mei", "bjorn"});
        say(exchange, "mei", act);
        const auto found = inbox({exchange}, "mei");
        CHECK(found.to_acknowledge.empty());
        CHECK(found.to_answer.empty());
    }
}

TEST_CASE("a proposal waits for those who were consulted and are silent") {
    model::Deliberation proposal;
    proposal.decision.number = 7;
    proposal.decision.consulted = {"ana", "mei"};
    model::Entry input;
    input.author = "mei";
    input.reply = model::ReplyMark{7, model::Position::in_favour};
    proposal.replies = {input};
    CHECK(report::inbox({}, {proposal}, "ana", usual).decisions.size() == 1);
    CHECK(report::inbox({}, {proposal}, "mei", usual).decisions.empty());
    CHECK(report::inbox({}, {proposal}, "", usual).decisions.size() == 1);
    proposal.decision.status = model::DecisionStatus::accepted;
    CHECK(report::inbox({}, {proposal}, "ana", usual).decisions.empty());
}

TEST_CASE("late is what one owes, not what one waits for") {
    const auto after = tuesday + time::Seconds{1};
    CHECK(report::is_late(inbox({asked(1, "mei", {"ana"})}, "ana"), after));
    CHECK_FALSE(report::is_late(inbox({asked(1, "mei", {"ana"})}, "ana"), tuesday));
    CHECK_FALSE(report::is_late(inbox({asked(1, "ana", {"mei"})}, "ana"), after));
    report::Inbox decisions;
    decisions.decisions.emplace_back().due = monday;
    CHECK(report::is_late(decisions, after));
}

TEST_CASE("the word for a prompt is the most pressing thing, or nothing") {
    const auto word = [](const std::vector<Exchange>& open, time::Instant now) {
        return report::status_word(inbox(open, "ana"), now);
    };
    CHECK(word({}, monday).empty());
    CHECK(word({asked(1, "ana", {"mei"})}, tuesday + time::Seconds{1}).empty());
    const auto fresh = asked(1, "mei", {"ana"});
    CHECK(word({fresh}, monday) == "new");
    CHECK(word({fresh, asked(2, "mei", {"ana"}, ServiceLevel::urgent)}, monday) == "urgent");
    CHECK(word({fresh}, tuesday + time::Seconds{1}) == "overdue");
    auto seen = fresh;
    say(seen, "ana", ReplyAct::acknowledge);
    CHECK(word({seen}, monday).empty());
}
