// People in the record: what is known of them, and that every change of it has a way back.
#include "trail/store/people.hpp"

#include <random>

#include "support/catch.hpp"
#include "support/records.hpp"
#include "trail/error.hpp"
#include "trail/store/entries.hpp"
#include "trail/store/history.hpp"

using namespace trail;
using namespace std::chrono_literals;
using store::Change;
using store::Store;
using test::entry;
namespace people = store::people;

namespace {

time::Day day_named(std::string_view text) {
    return time::parse_iso_date(text).value();
}

model::Person mei() {
    return {.name = "mei",
            .full_name = "Mei Lin",
            .addresses = {"mei@home.example", "mei@team.example"},
            .zone = "Asia/Taipei",
            .hours = time::read_weekly_hours("Mon-Fri 9-18"),
            .holidays = {{day_named("2027-01-01"), "New Year"}, {day_named("2027-02-06"), ""}},
            .absences = {{day_named("2026-12-24"), day_named("2027-01-04"), "holidays"},
                         {day_named("2027-03-01"), day_named("2027-03-02"), ""}}};
}

void describe(Store& record, const model::Person& person) {
    record.change("people set", [&](Change& change) { people::describe(change, person); });
}

void undo(Store& record, std::int64_t number) {
    record.change("undo", [&](Change& change) { store::history::undo(change, number); });
}

std::vector<std::string> known(Store& record) {
    return people::names(record.record());
}

}  // namespace

TEST_CASE("whatever is said of a person is kept, and undone and redone as one operation") {
    Store record(test::ana());
    describe(record, mei());
    CHECK(people::find(record.record(), "MEI") == mei());
    CHECK(known(record) == std::vector<std::string>{"ana", "mei"});
    CHECK(store::history::operation(record.record(), 1)->people == std::vector<std::string>{"mei"});
    undo(record, 1);
    CHECK(people::find(record.record(), "mei") == model::Person{.name = "mei"});
    CHECK(known(record) == std::vector<std::string>{"ana"});
    CHECK_FALSE(people::by_address(record.record(), "mei@home.example"));
    undo(record, 1);
    CHECK(people::find(record.record(), "mei") == mei());
    CHECK(record.first_problem().empty());
}

TEST_CASE("saying the same again is no operation") {
    Store record(test::ana());
    describe(record, mei());
    describe(record, mei());
    record.change("import jsonl", [&](Change& change) { people::learn(change, mei()); });
    CHECK(store::history::operations(record.record(), 10).size() == 1);
}

TEST_CASE("two absences are two things: either can be taken back alone") {
    Store record(test::ana());
    auto person = mei();
    person.absences.clear();
    describe(record, person);
    auto with = [&](std::string_view begin) {
        person = *people::find(record.record(), "mei");
        model::take_leave(person, {day_named(begin), day_named(begin) + std::chrono::days{2}, ""});
        describe(record, person);
    };
    with("2027-04-01");
    with("2027-05-01");
    CHECK_FALSE(store::history::blocked_by(record.record(), 2));
    undo(record, 2);
    const auto left = people::find(record.record(), "mei")->absences;
    REQUIRE(left.size() == 1);
    CHECK(left[0].begin == day_named("2027-05-01"));
}

TEST_CASE("what was changed again later cannot be taken back before that") {
    Store record(test::ana());
    describe(record, mei());
    auto person = mei();
    person.zone = "Asia/Tokyo";
    describe(record, person);
    CHECK(store::history::blocked_by(record.record(), 1) == 2);
    CHECK_FALSE(store::history::blocked_by(record.record(), 2));
    undo(record, 2);
    CHECK_FALSE(store::history::blocked_by(record.record(), 1));
}

TEST_CASE("an address moves from one person to another and back") {
    Store record(test::ana());
    describe(record, mei());
    auto before = mei();
    before.addresses = {"mei@team.example"};
    record.change("people set", [&](Change& change) {
        people::describe(change, before);
        people::describe(
            change,
            {.name = "sam", .full_name = {}, .addresses = {"mei@home.example"}, .zone = {}});
    });
    CHECK(people::by_address(record.record(), "mei@home.example") == "sam");
    undo(record, 2);
    CHECK(people::by_address(record.record(), "mei@home.example") == "mei");
    undo(record, 2);
    CHECK(people::by_address(record.record(), "mei@home.example") == "sam");
}

TEST_CASE("what was learnt in passing stays when something else is taken back") {
    Store record(test::ana());
    record.change("log", [&](Change& change) {
        auto written = entry("Paired with somebody");
        store::entries::add(change, written);
        people::known_as(change, "Mei Lin", "mei@team.example");
    });
    undo(record, 1);
    CHECK(people::by_address(record.record(), "mei@team.example") == "mei");
    CHECK(known(record) == std::vector<std::string>{"ana", "mei"});
}

TEST_CASE("whom a text only mentions is nobody known") {
    Store record(test::ana());
    record.change("log", [&](Change& change) {
        auto written = entry("Paired with @zoe");
        written.people = {"zoe"};
        store::entries::add(change, written);
    });
    CHECK(known(record) == std::vector<std::string>{"ana"});
    CHECK(people::find(record.record(), "zoe"));
    CHECK_FALSE(people::is_known(record.record(), "zoe"));
}

TEST_CASE("who is removed leaves the name on what they wrote, and can be brought back") {
    Store record(test::ana());
    describe(record, mei());
    record.change("people rm", [&](Change& change) { people::forget(change, "mei"); });
    CHECK(people::find(record.record(), "mei") == model::Person{.name = "mei"});
    CHECK(known(record) == std::vector<std::string>{"ana"});
    undo(record, 2);
    CHECK(people::find(record.record(), "mei") == mei());
}

TEST_CASE("what is learnt from another record fills gaps and takes nothing away") {
    Store record(test::ana());
    describe(record, {.name = "mei",
                      .full_name = "Mei",
                      .addresses = {"mei@old.example"},
                      .zone = {},
                      .hours = time::read_weekly_hours("Sun-Thu 8-16")});
    record.change("import jsonl", [&](Change& change) { people::learn(change, mei()); });
    auto wanted = mei();
    wanted.full_name = "Mei";
    wanted.hours = time::read_weekly_hours("Sun-Thu 8-16");
    wanted.addresses = {"mei@home.example", "mei@old.example", "mei@team.example"};
    CHECK(people::find(record.record(), "mei") == wanted);
}

TEST_CASE("an actor whose name cannot be one changes nothing") {
    auto actor = test::ana();
    actor.person.name = "not a name";
    Store record(actor);
    CHECK_THROWS_WITH(describe(record, mei()),
                      "\"not a name\" cannot be a person: letters, digits and - _ . / can");
    CHECK(known(record).empty());
}

TEST_CASE("any changes, undone in any order that is allowed, leave what was there") {
    std::mt19937 random(5);
    const auto below = [&](int end) {
        return static_cast<int>(random() % static_cast<unsigned>(end));
    };
    for (int round = 0; round < 20; ++round) {
        Store record(test::ana());
        std::vector<std::vector<model::Person>> states{people::all(record.record())};
        const std::vector<std::string> names{"mei", "sam", "bjorn"};
        describe(record, {.name = "bjorn"});
        for (int step = 0; step < 12; ++step) {
            auto person = model::Person{.name = names[static_cast<std::size_t>(below(3))]};
            person = people::find(record.record(), person.name).value_or(person);
            const int act = below(5);
            if (act == 0) person.zone = below(2) == 0 ? "UTC" : "Asia/Taipei";
            if (act == 1) {
                const auto begin = day_named("2027-01-01") + std::chrono::days{below(40)};
                model::take_leave(person, {begin, begin + std::chrono::days{1 + below(9)}, "x y"});
            }
            if (act == 2)
                model::call_back(person, day_named("2027-01-10"), day_named("2027-01-20"));
            if (act == 3) {
                person.addresses = {person.name + std::to_string(below(3)) + "@team.example"};
            }
            if (act == 4) {
                record.change("people rm",
                              [&](Change& change) { people::forget(change, person.name); });
            } else {
                describe(record, person);
            }
        }
        const auto last = people::all(record.record());
        const auto count = store::history::operations(record.record(), 100).size();
        while (const auto next = store::history::newest_to_undo(record.record()))
            undo(record, *next);
        CHECK(known(record) == std::vector<std::string>{"ana"});
        while (const auto next = store::history::newest_to_redo(record.record()))
            undo(record, *next);
        CHECK(people::all(record.record()) == last);
        CHECK(store::history::operations(record.record(), 100).size() >= count);
        CHECK(record.first_problem().empty());
    }
}

TEST_CASE("who is away is found by any day of it, by name") {
    Store record(test::ana());
    const auto away = [&](const std::string& name, const char* from, const char* until) {
        model::Person person{.name = name};
        person.absences = {{day_named(from), day_named(until), ""}};
        record.change("people", [&](Change& change) { people::describe(change, person); });
    };
    away("mei", "2026-11-16", "2026-11-18");
    away("bjorn", "2026-11-01", "2026-12-01");
    away("sam", "2026-11-23", "2026-11-24");
    std::vector<std::string> names;
    for (const auto& leave :
         people::away_between(record.record(), day_named("2026-11-17"), day_named("2026-11-23")))
        names.push_back(leave.name);
    CHECK(names == std::vector<std::string>{"bjorn", "mei"});
    CHECK(people::away_between(record.record(), day_named("2026-12-01"), day_named("2026-12-31"))
              .empty());
}
