// The rules of how to take a decision: each of them, and their order.
#include "trail/model/decision_mode.hpp"

#include <set>

#include "support/catch.hpp"

using namespace trail;
using namespace trail::model;

namespace {

struct Answer {
    std::string_view rule, advice;
    Mode mode;

    bool operator==(const Answer&) const = default;
};

Answer answer(const Situation& situation) {
    const auto& rule = rule_for(situation);
    return {rule.name, rule.advice, rule.mode};
}

const Answer m1{"M1", "synchronous now; write the record afterwards", Mode::sync};
const Answer m2{"M2", "synchronous, with a written agenda", Mode::sync};
const Answer m3{"M3", "asynchronous, no answer needed", Mode::async};
const Answer m3_off_track{"M3", "synchronous", Mode::sync};
const Answer m4{"M4", "asynchronous: collect ideas in writing until the deadline", Mode::async};
const Answer m4_today{"M4", "synchronous: a short live session", Mode::sync};
const Answer m5{"M5", "synchronous, at most 30 minutes, the open points are the agenda",
                Mode::sync};
const Answer m6{"M6", "asynchronous first, then a call only if objections remain",
                Mode::async_then_sync};
const Answer m7{"M7", "synchronous", Mode::sync};
const Answer m8{"M8", "asynchronous", Mode::async};

Situation converging(bool closed, bool contested) {
    return {.urgency = Urgency::week,
            .nuance = Nuance::low,
            .nature = Nature::converge,
            .input_closed = closed,
            .contested = contested};
}

Entry reply(std::string author, Position position, std::optional<int> option = std::nullopt) {
    Entry entry;
    entry.kind = Kind::reply;
    entry.author = std::move(author);
    entry.reply = ReplyMark{13, position, option};
    return entry;
}

constexpr time::Instant now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22}};

}  // namespace

TEST_CASE("M1: what cannot wait is talked about now, whatever else is said") {
    Situation outage = converging(false, false);
    outage.urgency = Urgency::now;
    CHECK(answer(outage) == m1);
    outage.nuance = Nuance::high;
    CHECK(answer(outage) == m1);
    outage.nature = Nature::inform;
    CHECK(answer(outage) == m1);
}

TEST_CASE("M2: what is delicate is talked about, whatever its nature") {
    for (const auto nature : {Nature::diverge, Nature::converge, Nature::inform}) {
        CHECK(answer({.urgency = Urgency::none, .nuance = Nuance::high, .nature = nature}) == m2);
        CHECK(answer({.urgency = Urgency::today, .nuance = Nuance::high, .nature = nature}) == m2);
    }
}

TEST_CASE("M3: news needs no meeting, unless the project is off track") {
    Situation news{.urgency = Urgency::today, .nuance = Nuance::medium, .nature = Nature::inform};
    CHECK(answer(news) == m3);
    news.off_track = true;
    CHECK(answer(news) == m3_off_track);
    news.nature = Nature::diverge;
    news.urgency = Urgency::week;
    CHECK(answer(news) == m4);
}

TEST_CASE("M4: ideas are collected in writing, or live when they are needed today") {
    CHECK(answer({.urgency = Urgency::week, .nuance = Nuance::medium, .nature = Nature::diverge}) ==
          m4);
    CHECK(
        answer({.urgency = Urgency::today, .nuance = Nuance::medium, .nature = Nature::diverge}) ==
        m4_today);
    CHECK(answer({.urgency = Urgency::today, .nuance = Nuance::low, .nature = Nature::diverge}) ==
          m4_today);
}

TEST_CASE("M5: what is still contested when input is closed is settled in a short call") {
    CHECK(answer(converging(true, true)) == m5);
    CHECK_FALSE(answer(converging(true, false)) == m5);
    CHECK_FALSE(answer(converging(false, true)) == m5);
}

TEST_CASE("M6: while input is open a proposal is discussed in writing") {
    CHECK(answer(converging(false, false)) == m6);
    CHECK(answer(converging(false, true)) == m6);
    Situation today = converging(false, false);
    today.urgency = Urgency::today;
    today.nuance = Nuance::medium;
    CHECK(answer(today) == m6);
}

TEST_CASE("M7: details that are needed today are talked about") {
    Situation today = converging(true, false);
    today.urgency = Urgency::today;
    today.nuance = Nuance::medium;
    CHECK(answer(today) == m7);
    today.nuance = Nuance::low;
    CHECK(answer(today) == m8);
    today = converging(true, false);
    today.nuance = Nuance::medium;
    CHECK(answer(today) == m8);
}

TEST_CASE("M8: everything else is written") {
    CHECK(answer(converging(true, false)) == m8);
    CHECK(rule_for(converging(true, false)).why.find("80 of 100") != std::string_view::npos);
}

TEST_CASE("the clocks turn a call into writing") {
    CHECK(clocks_rule().name == "clocks");
    CHECK(clocks_rule().mode == Mode::async);
    CHECK(clocks_rule().advice == "asynchronous, or a call at the least bad time");
}

TEST_CASE("the published table is in order, and says of every line when it applies and why") {
    std::vector<std::string_view> names;
    for (const auto& rule : mode_rules()) {
        names.push_back(rule.name);
        CHECK_FALSE(rule.when.empty());
        CHECK_FALSE(rule.advice.empty());
        CHECK_FALSE(rule.why.empty());
    }
    CHECK(names == std::vector<std::string_view>{"M1", "M2", "M3", "M3", "M4", "M4", "M5", "M6",
                                                 "M7", "M8"});
}

TEST_CASE("every line of the table is needed by some situation") {
    std::set<const ModeRule*> used;
    for (const auto urgency : {Urgency::now, Urgency::today, Urgency::week, Urgency::none})
        for (const auto nuance : {Nuance::low, Nuance::medium, Nuance::high})
            for (const auto nature : {Nature::diverge, Nature::converge, Nature::inform})
                for (int flags = 0; flags < 8; ++flags)
                    used.insert(&rule_for({urgency, nuance, nature, (flags & 1) != 0,
                                           (flags & 2) != 0, (flags & 4) != 0}));
    CHECK(used.size() == mode_rules().size());
}

TEST_CASE("each lens says where it points alone, and it is told when they differ") {
    const auto mixed =
        lenses({.urgency = Urgency::week, .nuance = Nuance::medium, .nature = Nature::converge});
    CHECK(mixed[0].mode == Mode::async);
    CHECK(mixed[1].mode == Mode::async);
    CHECK(mixed[2].mode == Mode::sync);
    CHECK(difference(mixed) == "urgency and nuance point to async, nature to a call");
    const auto agreed =
        lenses({.urgency = Urgency::none, .nuance = Nuance::low, .nature = Nature::inform});
    CHECK_FALSE(difference(agreed).has_value());
    const auto hot =
        lenses({.urgency = Urgency::today, .nuance = Nuance::high, .nature = Nature::diverge});
    CHECK(difference(hot) == "nature points to async, urgency and nuance to a call");
}

TEST_CASE("a decision tells most of its situation itself") {
    Deliberation proposal;
    proposal.decision.number = 13;
    proposal.decision.options = {"a", "b"};
    proposal.decision.consulted = {"bjorn", "mei"};
    proposal.decision.due = now + std::chrono::hours{72};
    CHECK(situation_of(proposal, now, false) ==
          Situation{Urgency::week, Nuance::low, Nature::converge, false, false, false});

    proposal.replies = {reply("bjorn", Position::in_favour, 1), reply("mei", Position::object)};
    CHECK(situation_of(proposal, now, true) ==
          Situation{Urgency::week, Nuance::medium, Nature::converge, true, true, true});

    proposal.replies = {reply("bjorn", Position::in_favour, 1),
                        reply("sam", Position::in_favour, 2)};
    CHECK(situation_of(proposal, now, false).contested);
    CHECK_FALSE(situation_of(proposal, now, false).input_closed);
    CHECK(situation_of(proposal, now + std::chrono::hours{72}, false).input_closed);
}

TEST_CASE("what its author said of a decision comes before what can be guessed") {
    Deliberation proposal;
    CHECK(situation_of(proposal, now, false).nature == Nature::diverge);
    CHECK(situation_of(proposal, now, false).urgency == Urgency::none);
    proposal.decision.urgency = Urgency::now;
    proposal.decision.nuance = Nuance::high;
    proposal.decision.nature = Nature::inform;
    CHECK(situation_of(proposal, now, false) ==
          Situation{Urgency::now, Nuance::high, Nature::inform, false, false, false});
    Deliberation taken;
    taken.decision.status = DecisionStatus::accepted;
    CHECK(situation_of(taken, now, false).nature == Nature::inform);
}
