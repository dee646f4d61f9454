// The lines of a working agreement that trail reads.
#include "trail/model/agreement.hpp"

#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using model::read_agreement;

TEST_CASE("an agreement is the team's own words, of which three lines are read") {
    const auto agreed = read_agreement(
        "# How we work\n\nUrgent channel: the phone list\r\n- core hours:  Mon-Thu 10-15\n"
        "* Meeting-free days: Wed, Fri\n\nTrail: what is looked for again\n");
    CHECK(agreed.urgent_channel == "the phone list");
    REQUIRE(agreed.core_hours);
    CHECK(time::weekly_hours_text(*agreed.core_hours) == "Mon-Thu 10:00-15:00");
    REQUIRE(agreed.meeting_days);
    CHECK(agreed.meeting_days->days[0].size() == 1);
    CHECK(agreed.meeting_days->days[2].empty());
    CHECK(agreed.meeting_days->days[4].empty());
    CHECK(agreed.meeting_days->days[6].size() == 1);
}

TEST_CASE("a line of an agreement without a value agrees on nothing") {
    CHECK(read_agreement("Urgent channel:\nCore hours: \nMeeting-free days:\n") ==
          model::Agreement{});
    CHECK(read_agreement("") == model::Agreement{});
}

TEST_CASE("hours and days that cannot be read are an error") {
    CHECK_THROWS_AS(read_agreement("Core hours: sometimes"), Error);
    CHECK_THROWS_AS(read_agreement("Meeting-free days: Wednesdey"), Error);
}

TEST_CASE("the agreement's id is one that people can remember") {
    CHECK(model::letters(model::agreement_id) == "wrkngtgrmmntgggg");
}
