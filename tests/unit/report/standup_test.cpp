// A stand-up: which days are told, and what of them.
#include "trail/report/standup.hpp"

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::at;
using testing::entry;

namespace {

const auto berlin = *time::Zone::named("Europe/Berlin");

time::Day day(const std::string& text) {
    return *time::parse_iso_date(text);
}

model::Person ana() {
    return {.name = "ana", .full_name = "Ana Ruiz", .addresses = {}, .zone = "Europe/Berlin"};
}

std::string since(const model::Person& person, const std::string& now) {
    return time::iso_date(since_last_working_day(person, at(now), berlin).days.begin);
}

std::vector<std::string> texts(const std::vector<Line>& lines) {
    std::vector<std::string> found;
    for (const auto& line : lines) found.push_back(line.text);
    return found;
}

// Monday 23 November, 09:00 in Berlin.
Standup monday(const StandupMaterial& material, const std::string& name = "ana") {
    auto person = ana();
    person.name = name;
    const auto now = at("2026-11-23T08:00:00");
    return standup(material, person, since_last_working_day(person, now, berlin), now);
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a stand-up begins with the previous working day of whoever tells it") {
    auto person = ana();
    CHECK(since(person, "2026-11-24T08:00:00") == "2026-11-23");
    CHECK(since(person, "2026-11-23T08:00:00") == "2026-11-20");
    CHECK(since(person, "2026-11-22T08:00:00") == "2026-11-20");
    person.holidays = {{day("2026-11-20"), "A holiday"}};
    CHECK(since(person, "2026-11-23T08:00:00") == "2026-11-19");
    person.absences = {{day("2026-11-09"), day("2026-11-20"), ""}};
    CHECK(since(person, "2026-11-23T08:00:00") == "2026-11-06");
    person.hours = time::read_weekly_hours("Sun-Thu 9-17");
    CHECK(since(person, "2026-11-23T08:00:00") == "2026-11-22");
    person.hours = time::read_weekly_hours("off");
    CHECK(since(person, "2026-11-23T08:00:00") == "2026-11-22");
}

TEST_CASE("the days of a stand-up are those of the person, not of the reader") {
    auto person = ana();
    person.zone = "Pacific/Auckland";
    const auto told = since_last_working_day(person, at("2026-11-22T12:00:00"), berlin);
    CHECK(told.days == time::days(day("2026-11-20"), day("2026-11-23")));
    CHECK(told.span.from == at("2026-11-19T11:00:00"));
    person.zone.clear();
    CHECK(since_last_working_day(person, at("2026-11-22T12:00:00"), berlin).zone == berlin);
}

TEST_CASE("a stand-up tells one person's work of those days and what is open") {
    StandupMaterial material;
    material.entries = {entry(1, model::Kind::done, "19T12:00", "too early"),
                        entry(2, model::Kind::done, "20T08:00", "done on Friday"),
                        entry(3, model::Kind::note, "20T09:00", "a note"),
                        entry(4, model::Kind::done, "20T10:00", "another's", "api", "bjorn"),
                        testing::commit(5, "23T07:00", "fix: crash")};
    material.standing = {entry(6, model::Kind::blocker, "14T08:00", "stuck"),
                         entry(7, model::Kind::next, "20T08:00", "a plan"),
                         entry(8, model::Kind::next, "20T08:00", "another's", "api", "bjorn")};
    const auto told = monday(material);
    CHECK(texts(told.done) == Texts{"done on Friday", "fix: crash"});
    CHECK(texts(told.next) == Texts{"a plan"});
    CHECK(texts(told.blocked) == Texts{"stuck"});
    CHECK(told.blocked[0].age == std::chrono::days{9});
    CHECK(texts(monday(material, "bjorn").done) == Texts{"another's"});
    CHECK(is_silent(monday(material, "mei")));
}

TEST_CASE("work that ended a plan carries it, whoever had planned it") {
    StandupMaterial material;
    const auto win = entry(1, model::Kind::win, "20T12:00", "First customer");
    auto plan = entry(2, model::Kind::next, "11T08:00", "Win a customer", "api", "bjorn");
    testing::close(plan, win);
    material.entries = {win};
    material.standing = {plan};
    const auto mine = monday(material);
    REQUIRE(mine.done.size() == 1);
    REQUIRE(mine.done[0].ended.size() == 1);
    CHECK(mine.done[0].ended[0].text == "Win a customer");
    CHECK(mine.next.empty());

    const auto his = monday(material, "bjorn");
    REQUIRE(his.done.size() == 1);
    CHECK(his.done[0].text == "Win a customer");
    CHECK(his.done[0].closed_id == win.id);
}

TEST_CASE("what is ended after the days told was still open in them") {
    StandupMaterial material;
    auto plan = entry(1, model::Kind::next, "16T08:00", "Cut it");
    plan.closed_at = at("2026-11-20T12:00:00");
    material.standing = {plan};
    const auto days = time::days(day("2026-11-18"), day("2026-11-19"));
    const auto told = told_during(ana(), days, berlin);
    const auto then = standup(material, ana(), told, at("2026-11-23T08:00:00"));
    CHECK(texts(then.next) == Texts{"Cut it"});
    CHECK(then.done.empty());
    CHECK(then.next[0].age == std::chrono::days{3} + std::chrono::hours{15});
}

TEST_CASE("whoever is away says until when") {
    auto person = ana();
    person.absences = {{day("2026-11-23"), day("2026-11-28"), "hiking"}};
    const auto now = at("2026-11-23T08:00:00");
    const auto told = standup({}, person, since_last_working_day(person, now, berlin), now);
    REQUIRE(told.absence);
    CHECK(told.absence->why == "hiking");
    CHECK(told.back == day("2026-11-30"));
}

TEST_CASE("a stand-up of very much says how to see the rest") {
    StandupMaterial material;
    for (std::uint64_t i = 1; i <= 30; ++i)
        material.entries.push_back(
            entry(i, model::Kind::done, "20T10:00", "thing " + std::to_string(i)));
    const auto told = monday(material);
    CHECK(told.done.size() == 20);
    CHECK(told.left_out == 10);
    CHECK(told.more == "trail list during:2026-11-20..2026-11-23 author:ana");
}
