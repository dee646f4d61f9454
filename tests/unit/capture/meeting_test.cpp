// What the notes of a meeting agreed on.
#include "trail/capture/meeting.hpp"

#include "support/catch.hpp"

using namespace trail::capture;
using Names = std::vector<std::string>;

TEST_CASE("boxes without a tick are actions of whoever is named in front") {
    const auto meeting = read_meeting(
        "## Who\n\n- [ ] @bjorn Review the copy due:fri\n"
        "  * [ ] @bjorn, @mei: Test it with @sam +qa project:web due:\"fri 16:00\"\n"
        "- [ ] Write the note\n- [x] @mei Done already\n- [ ]\n- [ ] @sam\n");
    REQUIRE(meeting.actions.size() == 3);
    CHECK(meeting.actions[0].people == Names{"bjorn"});
    CHECK(meeting.actions[0].what.line == "Review the copy");
    CHECK(meeting.actions[0].what.due == "fri");
    CHECK(meeting.actions[1].people == Names{"bjorn", "mei"});
    CHECK(meeting.actions[1].what.line == "Test it with @sam");
    CHECK(meeting.actions[1].what.people == Names{"sam"});
    CHECK(meeting.actions[1].what.project == "web");
    CHECK(meeting.actions[1].what.tags == Names{"qa"});
    CHECK(meeting.actions[1].what.due == "fri 16:00");
    CHECK(meeting.actions[2].people.empty());
    CHECK_FALSE(meeting.actions[2].what.due);
}

TEST_CASE("lines that begin with Decision: are decisions") {
    const auto meeting =
        read_meeting("Decision: Use WAL mode\r\n- decision: Drop 3.9\nDecision:\nNo decision: x");
    CHECK(meeting.decisions == Names{"Use WAL mode", "Drop 3.9"});
}

TEST_CASE("fenced code agrees on nothing") {
    CHECK(read_meeting("```\n- [ ] x\nDecision: y\n```\n~~~\n- [ ] z\n~~~") == Meeting{});
}

TEST_CASE("due: is a token of actions alone") {
    CHECK(capture("Paid the bill due:fri").line == "Paid the bill due:fri");
    CHECK(capture_action("Pay the bill due:fri").line == "Pay the bill");
    CHECK(capture_action("Pay due:fri due:mon").line == "Pay due:mon");
}
