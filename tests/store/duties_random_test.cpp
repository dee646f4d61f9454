// What presses somebody, by the short way, against a look at everything they were asked.
#include <random>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/store/asks.hpp"
#include "trail/store/duties.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/people.hpp"
#include "trail/store/store.hpp"

using namespace trail;
using model::ReplyAct;
using store::Change;
using store::Store;
using test::sunday_morning;
namespace duties = store::duties;

namespace {

using namespace std::chrono_literals;

constexpr std::array<const char*, 3> names{"bjorn", "mei", "noa"};
constexpr std::array<const char*, 4> zones{"Europe/Berlin", "America/New_York", "Pacific/Auckland",
                                           "UTC"};
constexpr std::array<const char*, 4> hours{"Mon-Fri 09:00-17:00", "Sun-Thu 9-12 13-17",
                                           "Mon-Sat 22:00-06:00", "Mon, Wed 09:00-13:00"};

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int below(int end) { return static_cast<int>(random_() % static_cast<unsigned>(end)); }
    bool one_in(int count) { return below(count) == 0; }
    template <class List>
    auto of(const List& list) {
        return list[static_cast<std::size_t>(below(static_cast<int>(list.size())))];
    }
    time::Instant around(time::Instant moment) {
        return moment + std::chrono::minutes{below(12 * 24 * 60) - 8 * 24 * 60};
    }

private:
    std::mt19937 random_;
};

model::Person any_person(Chance& chance, const char* name) {
    model::Person person{.name = name, .zone = chance.of(zones)};
    if (!chance.one_in(3)) person.hours = time::read_weekly_hours(chance.of(hours));
    const auto today =
        time::Day(std::chrono::floor<std::chrono::days>(sunday_morning).time_since_epoch());
    const auto any_day = [&] { return today + std::chrono::days{chance.below(20) - 10}; };
    if (chance.one_in(2)) person.holidays.push_back({any_day(), ""});
    if (chance.one_in(2)) {
        const auto begin = any_day();
        person.absences.push_back({begin, begin + std::chrono::days{1 + chance.below(6)}, ""});
    }
    return person;
}

model::Entry any_ask(Chance& chance, time::Instant at) {
    auto ask = test::entry("Is it the right limit?", model::Kind::ask, at);
    ask.ask = model::AskMark{.level = static_cast<model::ServiceLevel>(chance.below(8) / 3)};
    for (const auto* name : names) {
        if (chance.one_in(2)) ask.ask->to.emplace_back(name);
    }
    if (ask.ask->to.empty()) ask.ask->to.emplace_back("mei");
    if (chance.one_in(6)) ask.ask->due = chance.around(sunday_morning);
    return ask;
}

void reply_somehow(Chance& chance, Change& change, model::ItemId id) {
    const auto exchange = store::asks::find(change, id).value();
    const auto waited = model::waited_for(exchange);
    if (waited.empty() || exchange.ask.closed_at) return;
    constexpr std::array acts{ReplyAct::acknowledge, ReplyAct::acknowledge, ReplyAct::hand_over,
                              ReplyAct::answer, ReplyAct::decline};
    auto reply = test::entry("Got it", model::Kind::reply,
                             exchange.ask.at.at + std::chrono::minutes{chance.below(2'000)});
    reply.author = chance.of(waited);
    reply.answer = model::AnswerMark{.ask = id, .act = chance.of(acts)};
    if (reply.answer->act == ReplyAct::hand_over) reply.answer->to = chance.of(names);
    if (reply.answer->act == ReplyAct::acknowledge && chance.one_in(2))
        reply.answer->eta = chance.around(sunday_morning);
    store::asks::reply(change, exchange, reply);
}

void fill(Chance& chance, Store& record) {
    record.change("fill", [&](Change& change) {
        for (const auto* name : names) store::people::learn(change, any_person(chance, name));
        auto at = sunday_morning;
        for (int count = chance.below(40); count > 0; --count) {
            if (!chance.one_in(3)) at = chance.around(sunday_morning);
            auto ask = any_ask(chance, at);
            store::asks::ask(change, ask);
            while (chance.one_in(3)) reply_somehow(chance, change, ask.id);
        }
    });
}

struct Signs {
    bool late = false;
    bool urgent = false;
    bool unseen = false;

    bool operator==(const Signs&) const = default;
};

Signs signs(const std::vector<model::Exchange>& asks, std::string_view person,
            const model::WorkOf& work_of, time::Instant now) {
    Signs found;
    for (const auto& exchange : asks) {
        for (const auto& receiver : model::receivers(exchange, work_of)) {
            if (receiver.person != person || !model::is_waited_for(receiver)) continue;
            found.late = found.late || model::is_overdue(receiver, now);
            found.urgent = found.urgent || exchange.ask.ask->level == model::ServiceLevel::urgent;
            found.unseen = found.unseen || receiver.state == model::AskState::fresh;
        }
    }
    return found;
}

void check(const store::Record& record, const std::string& person, time::Instant now) {
    const auto work_of = [&](const std::string& name) {
        return model::working_time(store::people::find(record, name).value(), time::Zone::utc());
    };
    auto brief =
        signs(duties::pressing(record, person, work_of(person), now, 10'000), person, work_of, now);
    brief.unseen = brief.unseen || duties::has_unseen(record, person);
    CHECK(brief == signs(duties::asked_of(record, person), person, work_of, now));
}

}  // namespace

TEST_CASE("whether somebody is late is the same by the short way, whenever one looks") {
    Chance chance(20261122);
    for (int round = 0; round < 60; ++round) {
        CAPTURE(round);
        Store record(test::ana());
        fill(chance, record);
        for (int look = 0; look < 12; ++look)
            check(record.record(), chance.of(names), chance.around(sunday_morning));
    }
}
