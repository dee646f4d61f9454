// What people said of a decision, and what of it still stands.
#include "trail/model/deliberation.hpp"

#include "support/catch.hpp"

using namespace trail;
using namespace trail::model;

namespace {

constexpr time::Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} +
                             std::chrono::hours{12}};
using Names = std::vector<std::string>;

class Talk {
public:
    Talk() {
        all.decision.number = 13;
        all.decision.options = {"In 0.3", "In 1.0"};
        all.decision.consulted = {"bjorn", "mei"};
        all.decision.due = noon + std::chrono::hours{48};
    }
    Talk& say(std::string author, Position position, std::optional<int> option = std::nullopt) {
        Entry entry;
        entry.id = {++count_};
        entry.kind = Kind::reply;
        entry.author = std::move(author);
        entry.at.at = noon + std::chrono::minutes{count_};
        entry.reply = ReplyMark{13, position, option};
        all.replies.push_back(std::move(entry));
        return *this;
    }
    Deliberation all;

private:
    std::uint64_t count_ = 0;
};

}  // namespace

TEST_CASE("who changes their mind stands for what they said last") {
    Talk talk;
    talk.say("bjorn", Position::in_favour, 1).say("bjorn", Position::in_favour, 2);
    CHECK(supporters(talk.all, 1).empty());
    CHECK(supporters(talk.all, 2) == Names{"bjorn"});
    talk.say("bjorn", Position::abstain);
    CHECK(supporters(talk.all, 2).empty());
    CHECK(talk.all.replies.size() == 3);
}

TEST_CASE(
    "an objection stands until its author says something else, and a remark is nothing else") {
    Talk talk;
    talk.say("mei", Position::object).say("mei", Position::comment);
    CHECK(open_objections(talk.all).size() == 1);
    talk.say("bjorn", Position::in_favour, 1);
    CHECK(open_objections(talk.all).size() == 1);
    talk.say("mei", Position::in_favour, 1);
    CHECK(open_objections(talk.all).empty());
    CHECK(supporters(talk.all, 1) == Names{"bjorn", "mei"});
}

TEST_CASE("who was asked and has said nothing is waited for; a remark is an answer") {
    Talk talk;
    CHECK(silent(talk.all) == Names{"bjorn", "mei"});
    talk.say("sam", Position::object).say("bjorn", Position::comment);
    CHECK(silent(talk.all) == Names{"mei"});
    talk.say("mei", Position::acknowledge);
    CHECK(silent(talk.all) == Names{"mei"});
}

TEST_CASE("input is closed when its time is over or everybody has answered") {
    Talk talk;
    CHECK_FALSE(is_input_closed(talk.all, noon));
    CHECK(is_input_closed(talk.all, noon + std::chrono::hours{48}));
    talk.say("bjorn", Position::abstain).say("mei", Position::against, 1);
    CHECK(is_input_closed(talk.all, noon));
    CHECK(opponents(talk.all, 1) == Names{"mei"});
    Talk unasked;
    unasked.all.decision.consulted.clear();
    unasked.all.decision.due.reset();
    CHECK_FALSE(is_input_closed(unasked.all, noon));
    unasked.all.decision.status = DecisionStatus::accepted;
    CHECK(is_input_closed(unasked.all, noon));
}

TEST_CASE("an acknowledgement is by one person, at the time they first gave it") {
    Talk talk;
    talk.say("zoe", Position::acknowledge).say("zoe", Position::acknowledge);
    CHECK(acknowledged_at(talk.all, "zoe") == noon + std::chrono::minutes{1});
    CHECK_FALSE(acknowledged_at(talk.all, "tom").has_value());
}

TEST_CASE("only acts of deciders change a status") {
    CHECK(status_after(Position::accept) == DecisionStatus::accepted);
    CHECK(status_after(Position::reject) == DecisionStatus::rejected);
    CHECK(status_after(Position::supersede) == DecisionStatus::superseded);
    CHECK(status_after(Position::deprecate) == DecisionStatus::deprecated);
    for (const auto position : {Position::in_favour, Position::against, Position::object,
                                Position::abstain, Position::comment}) {
        CHECK(is_input(position));
        CHECK_FALSE(status_after(position).has_value());
    }
    for (const auto position : {Position::acknowledge, Position::accept, Position::advise}) {
        CHECK_FALSE(is_input(position));
    }
}
