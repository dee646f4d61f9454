// Asks that are open at the end of a period: whom they wait for, and since when that is too long.
#include "support/catch.hpp"
#include "trail/report/digest.hpp"

using namespace trail;
using namespace trail::report;

namespace {

const auto berlin = *time::Zone::named("Europe/Berlin");

time::Stamp stamp(const std::string& text) {
    return *time::parse_rfc3339(text);
}

// Asked on a Monday at ten; two people, three working days for the answer.
Material material() {
    model::Entry ask;
    ask.id = {1};
    ask.kind = model::Kind::ask;
    ask.line = "Which licence?";
    ask.author = "ana";
    ask.at = stamp("2026-11-09T10:00:00+01:00");
    ask.ask = model::AskMark{.to = {"kim", "sam"}};
    model::Entry reply;
    reply.id = {2};
    reply.kind = model::Kind::reply;
    reply.author = "kim";
    reply.at = stamp("2026-11-10T10:00:00+01:00");
    reply.answer = model::AnswerMark{.ask = {1}};
    Material made;
    made.open = {ask};
    made.exchanges = {{ask, {reply}}};
    made.work_of = [](const std::string&) {
        return time::WorkingTime(berlin, time::usual_hours());
    };
    return made;
}

Digest week_of(const std::string& day) {
    Options options;
    options.zone = berlin;
    options.as_of = stamp("2026-12-31T00:00:00+01:00").at;
    return digest(material(), time::week_of(*time::parse_iso_date(day)), options);
}

}  // namespace

TEST_CASE("an open ask names those who have not answered") {
    const auto made = week_of("2026-11-09");
    REQUIRE(made.attention.size() == 1);
    CHECK(made.attention[0].waits_for == std::vector<std::string>{"sam"});
}

TEST_CASE("an ask is overdue from the first deadline that passed, and is counted") {
    const auto made = week_of("2026-11-16");
    REQUIRE(made.attention.size() == 1);
    CHECK(made.attention[0].overdue_since == stamp("2026-11-10T10:00:00+01:00"));
    CHECK(made.counts.overdue == 1);
    CHECK(made.counts.ask_open == 1);
}

TEST_CASE("an ask that nothing is known of is only open") {
    auto alone = material();
    alone.exchanges.clear();
    const auto made = digest(alone, time::week_of(*time::parse_iso_date("2026-11-16")), {});
    REQUIRE(made.attention.size() == 1);
    CHECK(made.attention[0].waits_for.empty());
    CHECK_FALSE(made.attention[0].overdue_since);
    CHECK(made.counts.overdue == 0);
}
