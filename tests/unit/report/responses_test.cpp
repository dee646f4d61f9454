// Response times: of all together, in working time.
#include "trail/report/responses.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace std::chrono_literals;
using model::ReplyAct;

namespace {

time::Instant at(std::string_view text) {
    return time::parse_rfc3339(text).value().at;
}

time::WorkingTime usual(const std::string&) {
    return {time::Zone::utc(), time::usual_hours()};
}

// Asked on Monday at ten, answered at the moment; routine is due on Tuesday at ten.
model::Exchange answered(const char* person, std::string_view when,
                         ReplyAct act = ReplyAct::answer) {
    model::Exchange exchange;
    exchange.ask.id = {1};
    exchange.ask.at = {at("2026-11-23T10:00:00Z"), time::Offset{0}};
    exchange.ask.ask = model::AskMark{.level = model::ServiceLevel::routine, .to = {person}};
    model::Entry reply;
    reply.author = person;
    reply.at = {at(when), time::Offset{0}};
    reply.answer = model::AnswerMark{.ask = {1}, .act = act};
    exchange.replies = {reply};
    return exchange;
}

const time::Span week{at("2026-11-23T00:00:00Z"), at("2026-11-30T00:00:00Z")};

}  // namespace

TEST_CASE("answers are counted with those in time and the middle of their working time") {
    const std::vector asks{answered("mei", "2026-11-23T11:00:00Z"),
                           answered("bjorn", "2026-11-24T10:00:00Z"),
                           answered("mei", "2026-11-25T10:00:01Z", ReplyAct::decline)};
    const auto found = report::responses(asks, usual, week);
    CHECK(found ==
          report::Responses{.count = 3, .in_time = 2, .median_acknowledged = 8h, .median = 8h});
    CHECK(report::responses(asks, usual, week, "bjorn").count == 1);
    CHECK(report::responses({asks[0], asks[1]}, usual, week).median == 8h);
}

TEST_CASE("the first reply acknowledges, whatever it says, in working time as well") {
    auto ask = answered("mei", "2026-11-25T12:00:00Z");
    auto seen = ask.replies.front();
    seen.at.at = at("2026-11-24T09:30:00Z");
    seen.answer->act = ReplyAct::acknowledge;
    ask.replies.insert(ask.replies.begin(), seen);
    const auto found = report::responses({ask}, usual, week);
    CHECK(found == report::Responses{
                       .count = 1, .in_time = 0, .median_acknowledged = 7h + 30min, .median = 18h});
    // One that was seen in the span and answered after it belongs to the page of its answer.
    const time::Span tuesday{at("2026-11-24T00:00:00Z"), at("2026-11-25T00:00:00Z")};
    CHECK(report::responses({ask}, usual, tuesday) == report::Responses{});
}

TEST_CASE("only what ended inside of the span counts, and only answers and refusals") {
    CHECK(report::responses({answered("mei", "2026-11-30T00:00:00Z")}, usual, week) ==
          report::Responses{});
    CHECK(report::responses({answered("mei", "2026-11-24T10:00:00Z", ReplyAct::acknowledge),
                             answered("mei", "2026-11-24T10:00:00Z", ReplyAct::hand_over)},
                            usual, week) == report::Responses{});
    CHECK(report::responses({}, {}, week) == report::Responses{});
}
