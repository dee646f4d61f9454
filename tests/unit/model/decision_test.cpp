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
