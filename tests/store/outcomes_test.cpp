// What a decision of this record learns from the same one in another record.
#include "store/outcomes.hpp"

#include "support/catch.hpp"

using namespace trail;
using model::Decision;
using model::DecisionStatus;
using store::outcomes::Course;
using store::outcomes::course;

namespace {

Decision decision(DecisionStatus status, std::optional<int> chosen = {}) {
    Decision decision;
    decision.number = 1;
    decision.options = {"now", "later"};
    decision.status = status;
    decision.chosen = chosen;
    return decision;
}

}  // namespace

TEST_CASE("a decision goes on from where it is, and never back") {
    const auto proposed = decision(DecisionStatus::proposed);
    const auto accepted = decision(DecisionStatus::accepted, 1);
    const auto rejected = decision(DecisionStatus::rejected);
    const auto deprecated = decision(DecisionStatus::deprecated, 1);
    CHECK(course(proposed, proposed) == Course::known);
    CHECK(course(proposed, accepted) == Course::further);
    CHECK(course(proposed, rejected) == Course::further);
    CHECK(course(proposed, deprecated) == Course::further);
    CHECK(course(accepted, proposed) == Course::known);
    CHECK(course(accepted, accepted) == Course::known);
    CHECK(course(accepted, deprecated) == Course::further);
    CHECK(course(deprecated, accepted) == Course::known);
}

TEST_CASE("what was decided in two ways is not made one") {
    const auto accepted = decision(DecisionStatus::accepted, 1);
    CHECK(course(accepted, decision(DecisionStatus::accepted, 2)) == Course::apart);
    CHECK(course(accepted, decision(DecisionStatus::rejected)) == Course::apart);
    CHECK(course(accepted, decision(DecisionStatus::superseded, 2)) == Course::apart);
    CHECK(course(decision(DecisionStatus::rejected), decision(DecisionStatus::deprecated, 1)) ==
          Course::apart);
    const auto deprecated = decision(DecisionStatus::deprecated, 1);
    CHECK(course(deprecated, decision(DecisionStatus::accepted, 2)) == Course::apart);
    CHECK(course(deprecated, decision(DecisionStatus::rejected)) == Course::apart);
    auto other_options = accepted;
    other_options.options = {"never", "now"};
    CHECK(course(decision(DecisionStatus::proposed), other_options) == Course::apart);
    auto here = decision(DecisionStatus::superseded, 1);
    auto there = here;
    here.superseded_by = 2;
    there.superseded_by = 3;
    CHECK(course(here, there) == Course::apart);
}

TEST_CASE("a choice is the option that was chosen, whatever place it has by now") {
    const auto here = decision(DecisionStatus::accepted, 1);
    auto there = decision(DecisionStatus::accepted, 1);
    there.options = {"later"};
    CHECK(course(here, there) == Course::apart);
    there.options = {"never", "now"};
    there.chosen = 2;
    CHECK(course(here, there) == Course::known);
    there.options = {"at once", "later"};
    there.chosen = 1;
    CHECK(course(here, there) == Course::known);
    there.chosen.reset();
    CHECK(course(here, there) == Course::apart);
}

TEST_CASE("what became of it is taken over, and its words stay") {
    auto here = decision(DecisionStatus::proposed);
    here.entry.line = "Move the docs soon";
    auto there = decision(DecisionStatus::superseded, 1);
    there.reason = "They are read";
    there.superseded_by = 2;
    const auto after = store::outcomes::gone_on(here, there);
    CHECK(after.entry.line == "Move the docs soon");
    CHECK(after.status == DecisionStatus::superseded);
    CHECK(after.chosen == 1);
    CHECK(after.reason == "They are read");
    CHECK(after.superseded_by == 2);
}

TEST_CASE("what was given up was accepted before") {
    auto there = decision(DecisionStatus::superseded, 1);
    there.reason = "They are read";
    there.ended_at = time::Instant{};
    there.superseded_by = 2;
    const auto before = store::outcomes::before_end(there);
    auto accepted = decision(DecisionStatus::accepted, 1);
    accepted.reason = there.reason;
    CHECK(before == accepted);
}

TEST_CASE("words that were edited here later stay as new as they are") {
    const time::Instant then{};
    auto here = decision(DecisionStatus::proposed);
    auto there = decision(DecisionStatus::accepted, 1);
    there.entry.updated_at = then;
    CHECK(store::outcomes::gone_on(here, there).entry.updated_at == then);
    here.entry.updated_at = then + time::Seconds{1};
    CHECK(store::outcomes::gone_on(here, there).entry.updated_at == here.entry.updated_at);
    there.entry.updated_at.reset();
    CHECK(store::outcomes::gone_on(here, there).entry.updated_at == here.entry.updated_at);
}
