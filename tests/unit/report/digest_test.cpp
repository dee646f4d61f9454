// What a digest is made of, and where each entry goes.
#include "trail/report/digest.hpp"

#include <algorithm>
#include <set>

#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::commit;
using testing::decision;
using testing::digest_of;
using testing::entry;
using testing::week_47;

namespace {

using Texts = std::vector<std::string>;

Texts texts(const std::vector<Line>& lines) {
    Texts result;
    for (const auto& line : lines) result.push_back(line.text);
    return result;
}

}  // namespace

TEST_CASE("an empty period gives an empty digest") {
    const auto digest = digest_of({});
    CHECK(digest.counts == Counts{});
    CHECK(digest.groups.empty());
    CHECK(digest.people.empty());
    CHECK(digest.period == week_47);
    CHECK(digest.zone == "UTC");
}

TEST_CASE("open blockers come oldest first, before open asks, with their age") {
    Material material;
    material.open = {entry(1, model::Kind::ask, "16T09:00", "Access?"),
                     entry(2, model::Kind::blocker, "21T00:00", "Newer"),
                     entry(3, model::Kind::blocker, "20T00:00", "Older"),
                     entry(4, model::Kind::next, "16T09:00", "Plan")};
    const auto digest = digest_of(material);
    CHECK(texts(digest.attention) == Texts{"Older", "Newer", "Access?"});
    CHECK(digest.attention[0].age == std::chrono::hours{72});
    CHECK(texts(digest.next) == Texts{"Plan"});
    CHECK(digest.counts.blocker_open == 2);
    CHECK(digest.counts.ask_open == 1);
    CHECK(digest.counts.next == 1);
}

TEST_CASE("in a period that is not over ages are counted up to now") {
    Material material;
    material.open = {entry(1, model::Kind::blocker, "18T08:00", "Stuck"),
                     entry(2, model::Kind::blocker, "18T12:00", "Of the future")};
    auto options = testing::options();
    options.as_of = testing::at("2026-11-18T10:00:00");
    const auto digest = report::digest(material, week_47, options);
    CHECK(digest.attention[0].age == std::chrono::hours{2});
    CHECK(digest.attention[1].age == time::Seconds{0});
    CHECK(digest.until.at == options.as_of);
}

TEST_CASE("the latest status of each project stands, the worst project first") {
    Material material;
    const auto status = [](std::uint64_t id, const std::string& when, const std::string& project,
                           model::Health health) {
        auto result = entry(id, model::Kind::status, when, "s" + std::to_string(id), project);
        result.health = health;
        return result;
    };
    material.entries = {status(1, "16T09:00", "web", model::Health::off_track),
                        status(2, "17T09:00", "api", model::Health::off_track),
                        status(3, "18T09:00", "web", model::Health::on_track),
                        status(4, "18T10:00", "docs", model::Health::on_track)};
    const auto digest = digest_of(material);
    CHECK(texts(digest.status) == Texts{"s2", "s4", "s3"});
    CHECK(digest.counts.done == 0);
}

TEST_CASE("bad news of a project stays until better is told, good news while it has a part") {
    Material material;
    const auto status = [](std::uint64_t id, const std::string& project, model::Health health) {
        auto result = entry(id, model::Kind::status, "01T09:00", "s" + std::to_string(id), project);
        result.health = health;
        return result;
    };
    material.statuses = {status(1, "web", model::Health::at_risk),
                         status(2, "docs", model::Health::on_track),
                         status(3, "api", model::Health::on_track)};
    material.entries = {commit(4, "16T09:00", "fix: crash", "api")};
    auto digest = digest_of(material);
    CHECK(texts(digest.status) == Texts{"s1", "s3"});
    CHECK(digest.status[0].age == std::chrono::days{21} + std::chrono::hours{15});
    CHECK(digest.projects == 1);

    auto better = status(5, "web", model::Health::on_track);
    better.at = testing::november("18T09:00");
    material.entries.push_back(better);
    CHECK(texts(digest_of(material).status) == Texts{"s5", "s3"});
}

TEST_CASE("a breaking change appears once, with the others that are") {
    Material material;
    auto flagged = commit(2, "17T09:00", "Rename the field");
    flagged.breaking = true;
    material.entries = {commit(1, "16T09:00", "feat!: drop v1"), flagged,
                        commit(3, "18T09:00", "fix: crash")};
    const auto digest = digest_of(material);
    CHECK(texts(digest.breaking) == Texts{"feat!: drop v1", "Rename the field"});
    REQUIRE(digest.groups.size() == 1);
    CHECK(texts(digest.groups[0].lines) == Texts{"fix: crash"});
    CHECK(digest.counts.done == 3);
}

TEST_CASE("breaking dependency updates are named one by one") {
    Material material;
    material.entries = {commit(1, "16T09:00", "build(deps)!: bump a from 1 to 2"),
                        commit(2, "17T09:00", "build(deps)!: bump b from 1 to 2")};
    CHECK(digest_of(material).breaking.size() == 2);
}

TEST_CASE("wins are shown once and counted as work too") {
    Material material;
    material.entries = {entry(1, model::Kind::win, "16T09:00", "First customer"),
                        entry(2, model::Kind::done, "17T09:00", "Wrote the guide"),
                        entry(3, model::Kind::note, "17T09:00", "Remember this")};
    const auto digest = digest_of(material);
    CHECK(texts(digest.wins) == Texts{"First customer"});
    CHECK(digest.counts.done == 2);
    CHECK(digest.counts.win == 1);
    CHECK(digest.counts.note == 1);
    REQUIRE(digest.groups.size() == 1);
    CHECK(digest.groups[0].count == 1);
}

TEST_CASE("a blocker and what closed it are one line") {
    Material material;
    auto blocker = entry(1, model::Kind::blocker, "17T09:00", "CI runner is out of disk");
    const auto done = entry(2, model::Kind::done, "19T11:00", "CI runner replaced");
    testing::close(blocker, done);
    material.entries = {blocker, done};
    const auto digest = digest_of(material);
    REQUIRE(digest.groups.size() == 1);
    REQUIRE(texts(digest.groups[0].lines) == Texts{"CI runner replaced"});
    CHECK(digest.groups[0].lines[0].ended.size() == 1);
    CHECK(digest.counts.blocker_closed == 1);
    CHECK(digest.counts.blocker_open == 0);
}

TEST_CASE("what a plan was is not said again by work in the same words") {
    Material material;
    const auto ended_by = [&](const model::Entry& closer) {
        auto plan = entry(1, model::Kind::next, "17T09:00", "Index the orders");
        testing::close(plan, closer);
        material.entries = {plan, closer};
        return digest_of(material).groups.at(0).lines.at(0).ended.at(0).is_said;
    };
    CHECK(ended_by(commit(2, "18T09:00", "perf(db): index the orders")));
    CHECK(ended_by(entry(2, model::Kind::done, "18T09:00", "Index the orders.")));
    CHECK_FALSE(ended_by(entry(2, model::Kind::done, "18T09:00", "perf: index the orders")));
    CHECK_FALSE(ended_by(commit(2, "18T09:00", "revert: index the orders")));
}

TEST_CASE("a plan that was dropped is shown and not counted as done") {
    Material material;
    auto plan = entry(1, model::Kind::next, "17T09:00", "Port it");
    plan.closed_at = testing::november("18T09:00").at;
    material.entries = {plan, commit(2, "17T09:00", "feat: x"),
                        entry(3, model::Kind::done, "19T09:00", "y")};
    const auto group = digest_of(material).groups.at(0);
    CHECK(texts(group.lines) == Texts{"y", "Port it", "feat: x"});
    CHECK(group.count == 2);
}

TEST_CASE("people are listed by name with what they finished") {
    Material material;
    material.entries = {entry(1, model::Kind::done, "16T09:00", "x", "api", "mei"),
                        entry(2, model::Kind::done, "16T10:00", "y", "web", "mei"),
                        entry(3, model::Kind::done, "16T11:00", "z", "api", "ana")};
    material.open = {entry(4, model::Kind::blocker, "16T09:00", "Stuck", "ops", "sam")};
    const auto digest = digest_of(material);
    CHECK(digest.people == std::vector<Author>{{"ana", 1}, {"mei", 2}, {"sam", 0}});
    CHECK(digest.projects == 3);
}

TEST_CASE("without a title the project asked for names the digest") {
    auto options = testing::options();
    options.scope = "project:api";
    CHECK(report::digest({}, week_47, options).title == "api");
    options.title = "API team";
    CHECK(report::digest({}, week_47, options).title == "API team");
}

TEST_CASE("a year of many entries stays a page") {
    Material material;
    for (std::uint64_t i = 1; i <= 6000; ++i)
        material.entries.push_back(entry(i, i % 10 == 0 ? model::Kind::win : model::Kind::done,
                                         "18T09:00", "Work " + std::to_string(i),
                                         "project-" + std::to_string(i % 55)));
    for (int number = 1; number <= 40; ++number)
        material.decisions.push_back(decision(number, model::DecisionStatus::accepted, "Decide"));
    const auto year = time::year_of(week_47.begin);
    const auto digest = report::digest(material, year, testing::options());

    std::size_t lines = digest.wins.size() + digest.decisions.size() + digest.groups.size();
    std::size_t entries = digest.more_groups.entries;
    for (const auto& group : digest.groups) {
        lines += group.lines.size();
        entries += group.count;
    }
    CHECK(lines < 120);
    CHECK(entries == 5400);
    CHECK(digest.more_groups.groups + digest.groups.size() == 55);
    CHECK(digest.wins.size() + digest.more_wins.entries == 600);
    CHECK(digest.more_wins.more == "trail list during:2026 kind:win");
    CHECK(digest.more_decisions.entries == 28);
}

TEST_CASE("what is shown of a year without types tells of every month, in the order of time") {
    Material material;
    const auto year = time::year_of(week_47.begin);
    for (std::uint64_t i = 0; i < 2400; ++i) {
        auto each = entry(i + 1, i % 48 == 0 ? model::Kind::win : model::Kind::done, "18T09:00",
                          "Work " + std::to_string(i));
        each.at.at = time::span(year, time::Zone::utc()).from + std::chrono::minutes{219 * i};
        material.entries.push_back(std::move(each));
    }
    for (int number = 1; number <= 40; ++number)
        material.decisions.push_back(decision(number, model::DecisionStatus::accepted, "Decide"));
    const auto digest = report::digest(material, year, testing::options());
    const auto months = [&](const std::vector<Line>& lines) {
        std::set<unsigned> found;
        for (const auto& line : lines)
            found.insert(unsigned(
                std::chrono::year_month_day(std::chrono::floor<std::chrono::days>(line.at.at))
                    .month()));
        return found.size();
    };
    REQUIRE(digest.groups.size() == 1);
    const auto& lines = digest.groups[0].lines;
    CHECK(lines.size() == 40);
    CHECK(months(lines) == 12);
    CHECK(std::ranges::is_sorted(lines, {}, [](const Line& line) { return line.at.at; }));
    CHECK(digest.groups[0].left_out == 2350 - 40);
    CHECK(digest.wins.size() == 12);
    CHECK(months(digest.wins) == 12);
    REQUIRE(digest.decisions.size() == 12);
    CHECK(digest.decisions.front().key == "D2");
    CHECK(digest.decisions.back().key == "D39");
}

TEST_CASE("a day is shown in full") {
    Material material;
    for (std::uint64_t i = 1; i <= 100; ++i)
        material.entries.push_back(
            entry(i, model::Kind::done, "18T09:00", "Work " + std::to_string(i)));
    const auto day = time::day(*time::parse_iso_date("2026-11-18"));
    const auto digest = report::digest(material, day, testing::options());
    REQUIRE(digest.groups.size() == 1);
    CHECK(digest.groups[0].lines.size() == 100);
}

TEST_CASE("the same material gives an equal digest") {
    Material material;
    material.entries = {commit(1, "16T09:00", "fix: a"), commit(2, "16T09:00", "fix: b"),
                        entry(3, model::Kind::done, "16T09:00", "c")};
    CHECK(digest_of(material) == digest_of(material));
    auto reversed = material;
    std::swap(reversed.entries[0], reversed.entries[1]);
    CHECK(digest_of(material).groups == digest_of(reversed).groups);
}

TEST_CASE(
    "proposals that waited too long need attention, the most urgent first, and stand there alone") {
    Material material;
    auto overdue = decision(1, model::DecisionStatus::proposed, "Overdue");
    overdue.due = testing::november("20T17:00").at;
    auto older = decision(2, model::DecisionStatus::proposed, "From before");
    older.entry.at = testing::november("02T09:00");
    auto fresh = decision(3, model::DecisionStatus::proposed, "Still open");
    fresh.due = testing::november("25T17:00").at;
    auto review = decision(4, model::DecisionStatus::accepted, "Look again");
    material.decisions = {overdue, fresh};
    material.waiting = {older, overdue, fresh};
    material.review = {review};
    const auto digest = digest_of(material);
    const auto titles = [](const std::vector<DecisionLine>& lines) {
        Texts result;
        for (const auto& line : lines) result.push_back(line.title);
        return result;
    };
    CHECK(titles(digest.review) == Texts{"Overdue", "From before", "Look again"});
    CHECK(titles(digest.decisions) == Texts{"Still open"});
    CHECK(digest.counts.decision == 2);
}

TEST_CASE("a decision is told as it was at the end of the period") {
    Material material;
    auto accepted = decision(1, model::DecisionStatus::accepted, "Drop it");
    accepted.options = {"now"};
    accepted.chosen = 1;
    accepted.entry.body = "The context";
    accepted.reason = "The reason";
    accepted.decided_at = testing::november("21T09:00").at;
    material.decisions = {accepted};
    CHECK(digest_of(material).decisions.at(0).outcome == "now");
    CHECK(digest_of(material).decisions.at(0).why == "The reason");
    material.decisions[0].decided_at = testing::november("23T09:00").at;
    const auto line = digest_of(material).decisions.at(0);
    CHECK(line.status == model::DecisionStatus::proposed);
    CHECK_FALSE(line.outcome.has_value());
    CHECK_FALSE(line.why.has_value());
}
