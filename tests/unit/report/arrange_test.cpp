// The groups of finished work in a digest.
#include "report/arrange.hpp"

#include <deque>

#include "report/lines.hpp"
#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::entry;
using testing::week_47;

namespace {

using Texts = std::vector<std::string>;

// `count` entries of a project or person, each with its own text. Work points at its entry.
void add(std::vector<Work>& work, std::size_t count, const std::string& project,
         const std::string& author = "ana", const std::string& when = "18T09:00") {
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = work.size() + 1;
        static std::deque<model::Entry> entries;
        work.push_back(work_of(entries.emplace_back(entry(
            number, model::Kind::done, when, "Work " + std::to_string(number), project, author))));
    }
}

Texts keys(const Arranged& arranged) {
    Texts result;
    for (const auto& group : arranged.groups) result.push_back(group.key);
    return result;
}

Arranged arranged(std::vector<Work> work, Grouping grouping, const Limits& limits = {},
                  const std::string& scope = "") {
    auto options = testing::options();
    options.grouping = grouping;
    options.scope = scope;
    return arrange(std::move(work), week_47, options, limits);
}

Limits small() {
    Limits limits;
    limits.lines = 2;
    limits.detailed = limits.days = limits.listed = 1;
    return limits;
}

}  // namespace

TEST_CASE("projects come largest first, equal ones by name, work without a project last") {
    std::vector<Work> work;
    add(work, 3, "");
    add(work, 1, "web");
    add(work, 1, "Docs");
    add(work, 2, "api");
    CHECK(keys(arranged(work, Grouping::project)) == Texts{"api", "Docs", "web", ""});
}

TEST_CASE("people come by name, however much they did") {
    std::vector<Work> work;
    add(work, 3, "api", "mei");
    add(work, 1, "api", "Bjorn");
    add(work, 2, "api", "ana");
    CHECK(keys(arranged(work, Grouping::person)) == Texts{"ana", "Bjorn", "mei"});
}

TEST_CASE("days come oldest first, and are days of the digest's zone") {
    std::vector<Work> work;
    add(work, 1, "api", "ana", "18T23:30");
    add(work, 1, "api", "ana", "17T09:00");
    auto options = testing::options();
    options.grouping = Grouping::day;
    options.zone = time::Zone::fixed(std::chrono::hours{1});
    const auto result = arrange(work, week_47, options, {});
    CHECK(keys(result) == Texts{"2026-11-17", "2026-11-19"});
}

TEST_CASE("what a group leaves out is counted with the command that shows it") {
    std::vector<Work> work;
    add(work, 7, "api");
    const auto group = arranged(work, Grouping::project, small()).groups.at(0);
    CHECK(group.count == 7);
    CHECK(group.lines.size() == 2);
    CHECK(group.left_out == 5);
    CHECK(group.more == "trail list during:2026-W47 -p api");
}

TEST_CASE("the command keeps the scope and does not repeat it") {
    std::vector<Work> work;
    add(work, 7, "api");
    const auto more = [&](Grouping grouping, const std::string& scope) {
        return arranged(work, grouping, small(), scope).groups.at(0).more;
    };
    CHECK(more(Grouping::project, "author:ana") == "trail list during:2026-W47 author:ana -p api");
    CHECK(more(Grouping::project, "project:api") == "trail list during:2026-W47 project:api");
    CHECK(more(Grouping::person, "") == "trail list during:2026-W47 author:ana");
    CHECK(more(Grouping::kind, "") == "trail list during:2026-W47 kind:done");
    CHECK(more(Grouping::day, "") == "trail list during:2026-11-18");
}

TEST_CASE("of many projects the largest have lines, some are counted, the rest is one number") {
    std::vector<Work> work;
    add(work, 5, "a");
    add(work, 4, "b");
    add(work, 3, "c");
    add(work, 2, "d");
    const auto result = arranged(work, Grouping::project, small());
    REQUIRE(keys(result) == Texts{"a", "b"});
    CHECK(result.groups[0].lines.size() == 2);
    CHECK(result.groups[1].lines.empty());
    CHECK(result.groups[1].left_out == 4);
    CHECK(result.rest == Rest{2, 5, "trail list during:2026-W47"});
}

TEST_CASE("of many people none gets more room than another") {
    std::vector<Work> work;
    add(work, 9, "api", "ana");
    add(work, 1, "api", "mei");
    add(work, 1, "api", "sam");
    const auto result = arranged(work, Grouping::person, small());
    for (const auto& group : result.groups) CHECK(group.lines.empty());
    CHECK_FALSE(result.groups.empty());
}

TEST_CASE("work without a project can be asked for") {
    std::vector<Work> work;
    add(work, 7, "");
    CHECK(arranged(work, Grouping::project, small()).groups.at(0).more ==
          "trail list during:2026-W47 NOT has:project");
}
