// Folding, order and length of finished work.
#include "report/work.hpp"

#include <deque>

#include "report/lines.hpp"
#include "support/catch.hpp"
#include "unit/report/builders.hpp"

using namespace trail;
using namespace trail::report;
using testing::commit;
using testing::entry;

namespace {

std::vector<std::string> texts(const std::vector<Work>& work) {
    std::vector<std::string> result;
    for (const auto& each : work) result.emplace_back(each.says());
    return result;
}

// Work points at its entries, which stay.
std::vector<Work> ordered(std::vector<model::Entry> entries) {
    static std::deque<std::vector<model::Entry>> kept;
    std::vector<Work> work;
    for (const auto& each : kept.emplace_back(std::move(entries))) work.push_back(work_of(each));
    return in_order(std::move(work));
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("what people wrote comes first, then features, fixes and the rest, each oldest first") {
    const auto work =
        ordered({commit(1, "16T09:00", "docs: explain it"), commit(2, "16T10:00", "fix: crash"),
                 commit(3, "16T11:00", "feat: new"), commit(4, "16T08:00", "feat: older"),
                 entry(5, model::Kind::done, "20T09:00", "Moved the office")});
    CHECK(texts(work) ==
          Texts{"Moved the office", "feat: older", "feat: new", "fix: crash", "docs: explain it"});
}

TEST_CASE("equal texts of one project become one line that counts them") {
    const auto work = ordered({commit(1, "16T09:00", "fix: typo"),
                               commit(2, "16T10:00", "Fix:  Typo.", "api", "mei"),
                               commit(3, "16T11:00", "fix: typo", "web")});
    REQUIRE(work.size() == 2);
    CHECK(work[0].times() == 2);
    CHECK(work[0].entry->id == model::ItemId{std::uint64_t{1} << 48});
    CHECK(line_of(work[0]).authors == Texts{"ana", "mei"});
    CHECK(work[1].times() == 1);
    CHECK(work[1].entry->project.value_or("") == "web");
}

TEST_CASE("work of another type is another line, since the type is shown") {
    CHECK(texts(ordered({commit(1, "16T09:00", "feat: memory leak detector"),
                         commit(2, "16T10:00", "fix: Memory leak detector"),
                         commit(3, "16T11:00", "Memory leak detector")}))
              .size() == 3);
}

TEST_CASE("work and what took it back are two lines") {
    for (const std::string back : {"revert: add --json", "Revert \"feat: add --json\""})
        CHECK(ordered({commit(1, "16T09:00", "feat: add --json"), commit(2, "16T10:00", back)})
                  .size() == 2);
}

TEST_CASE("two decisions of one title are two lines") {
    auto first = entry(1, model::Kind::decision, "16T09:00", "Drop Python 3.9");
    first.decision = {.number = 2, .status = model::DecisionStatus::accepted};
    auto second = entry(2, model::Kind::decision, "16T10:00", "Drop Python 3.9");
    second.decision = {.number = 3, .status = model::DecisionStatus::accepted};
    CHECK(ordered({first, second}).size() == 2);
}

TEST_CASE("a commit is never folded into what somebody wrote") {
    const auto work = ordered({commit(1, "16T09:00", "Wrote the guide"),
                               entry(2, model::Kind::done, "16T10:00", "Wrote the guide")});
    REQUIRE(work.size() == 2);
    CHECK(work[0].entry->kind == model::Kind::done);
}

TEST_CASE("several dependency updates are one line at the end") {
    const auto work = ordered(
        {commit(1, "16T09:00", "Bump a from 1 to 2"), commit(2, "16T10:00", "chore(deps): bump b"),
         commit(3, "16T11:00", "Merge branch 'x'"), commit(4, "17T09:00", "Tidy")});
    REQUIRE(texts(work) == Texts{"Tidy", "2 dependency updates", "Merge branch 'x'"});
    CHECK(work[1].times() == 2);
    CHECK(work[1].is_summary());
    CHECK_FALSE(work[2].is_summary());
}

TEST_CASE("an entry that closed something keeps its own line") {
    const auto first = entry(1, model::Kind::done, "16T09:00", "Done");
    const auto second = entry(2, model::Kind::done, "16T10:00", "Done");
    auto closing = work_of(first);
    closing.ended.push_back({});
    const auto work = in_order({closing, work_of(second)});
    CHECK(work.size() == 2);
}

TEST_CASE("of too many lines the highest ranks stay, and of the last of them some of all times") {
    const auto work =
        ordered({commit(1, "16T09:00", "feat: one"), commit(2, "17T09:00", "fix: two"),
                 commit(3, "18T09:00", "fix: three"), commit(4, "19T09:00", "fix: four"),
                 commit(5, "20T09:00", "Tidy"), commit(6, "20T10:00", "Tidy")});
    std::size_t left_out = 0;
    Texts kept;
    for (const auto& line : shown(work, 3, left_out)) kept.push_back(line.text);
    CHECK(kept == Texts{"feat: one", "fix: two", "fix: four"});
    CHECK(left_out == 3);
}

TEST_CASE("no line is spent on saying that one more was left out") {
    const auto work = ordered({commit(1, "16T09:00", "One"), commit(2, "17T09:00", "Two")});
    std::size_t left_out = 9;
    CHECK(shown(work, 1, left_out).size() == 2);
    CHECK(left_out == 0);
}
