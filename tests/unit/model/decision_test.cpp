// Decisions: numbers and statuses as people write them.
#include "trail/model/decision.hpp"

#include "support/catch.hpp"

namespace trail::model {

TEST_CASE("a decision's number is written D12") {
    CHECK(parse_decision_number("D12") == 12);
    CHECK(parse_decision_number("d1") == 1);
    CHECK(decision_key(12) == "D12");
    for (const auto* text : {"", "D", "D0", "D012", "12", "D-1", "D1x", "DD1", "D99999999999"}) {
        INFO(text);
        CHECK_FALSE(parse_decision_number(text).has_value());
    }
}

TEST_CASE("every status reads back from its name") {
    for (const auto text : decision_status_names) CHECK(name(*parse_decision_status(text)) == text);
    CHECK_FALSE(parse_decision_status("done").has_value());
}

}  // namespace trail::model

TEST_CASE("a proposal is overdue from the moment on until which input was asked for") {
    const trail::time::Instant due{trail::time::Seconds{1000}};
    trail::model::Decision decision;
    CHECK_FALSE(is_overdue(decision, due));
    decision.due = due;
    CHECK_FALSE(is_overdue(decision, due - trail::time::Seconds{1}));
    CHECK(is_overdue(decision, due));
    decision.status = trail::model::DecisionStatus::accepted;
    CHECK_FALSE(is_overdue(decision, due));
}

TEST_CASE("only what holds is up for review, from its day on") {
    const trail::time::Day day{std::chrono::days{100}};
    trail::model::Decision decision;
    decision.review = day;
    CHECK_FALSE(is_up_for_review(decision, day));
    decision.status = trail::model::DecisionStatus::accepted;
    CHECK(is_up_for_review(decision, day));
    CHECK_FALSE(is_up_for_review(decision, day - std::chrono::days{1}));
}

TEST_CASE("a page about the past tells a decision as it was then") {
    using trail::model::DecisionStatus;
    const auto at = [](int second) { return trail::time::Instant{trail::time::Seconds{second}}; };
    trail::model::Decision decision;
    decision.entry.at.at = at(10);
    decision.status = DecisionStatus::superseded;
    decision.options = {"a"};
    decision.chosen = 1;
    decision.reason = "r";
    decision.decided_at = at(20);
    decision.ended_at = at(30);
    decision.superseded_by = 15;
    CHECK(as_of(decision, at(31)) == decision);
    CHECK(status_since(decision) == at(30));
    const auto accepted = as_of(decision, at(30));
    CHECK(accepted.status == DecisionStatus::accepted);
    CHECK(outcome(accepted) == "a");
    CHECK_FALSE(accepted.superseded_by.has_value());
    CHECK(status_since(accepted) == at(20));
    const auto proposed = as_of(decision, at(20));
    CHECK(proposed.status == DecisionStatus::proposed);
    CHECK_FALSE(outcome(proposed).has_value());
    CHECK_FALSE(proposed.reason.has_value());
    CHECK(status_since(proposed) == at(10));
}
