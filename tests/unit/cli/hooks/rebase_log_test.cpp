// What was done by hand while a rebase stood still.
#include "cli/hooks/rebase_log.hpp"

#include "support/catch.hpp"

using namespace trail::cli;
using trail::external::HeadMove;

namespace {

// Letters for commits.
RebaseLog log_of(const std::vector<HeadMove>& moves) {
    return RebaseLog(moves);
}

std::vector<CommitPair> corrected(const RebaseLog& log, std::vector<CommitPair> told) {
    log.correct(told);
    return told;
}

using Pairs = std::vector<CommitPair>;

}  // namespace

TEST_CASE("a rebase without a stop is as git tells it") {
    const auto log =
        log_of({{"base", "A", "rebase (pick)", ""}, {"A", "B", "rebase (reword)", ""}});
    CHECK(log.became("A") == "A");
    CHECK(corrected(log, {{"a", "A"}, {"b", "B"}}) == Pairs{{"a", "A"}, {"b", "B"}});
    CHECK(log.untold().empty());
}

TEST_CASE("what was amended or melted is followed to what it became") {
    const auto log = log_of({{"base", "A", "rebase (pick)", ""},
                             {"A", "B", "commit (amend)", ""},
                             {"B", "C", "pull --rebase (squash)", ""}});
    CHECK(log.became("A") == "C");
    CHECK(log.untold() == Pairs{{"A", "C"}, {"B", "C"}});
}

TEST_CASE("amending there and back ends") {
    const auto log = log_of({{"A", "B", "commit (amend)", ""}, {"B", "A", "commit (amend)", ""}});
    CHECK(log.became("A") == "A");
}

TEST_CASE("what was committed at a stop is no successor of the commit that was stopped at") {
    const auto log = log_of({{"base", "A", "rebase (edit)", ""},
                             {"A", "X", "commit", ""},
                             {"X", "Y", "commit", ""},
                             {"Y", "B", "rebase (pick)", ""}});
    CHECK(corrected(log, {{"a", "Y"}, {"b", "B"}}) == Pairs{{"a", "A"}, {"b", "B"}});
}

TEST_CASE("amended before something is committed on top, it is the amended one") {
    const auto log = log_of({{"base", "A", "rebase (edit)", ""},
                             {"A", "A2", "commit (amend)", ""},
                             {"A2", "X", "commit", ""},
                             {"X", "X2", "commit (amend)", ""}});
    CHECK(corrected(log, {{"a", "X2"}}) == Pairs{{"a", "A2"}});
    CHECK(log.untold() == Pairs{{"A", "A2"}, {"X", "X2"}});
}

TEST_CASE("what is melted into a commit made at a stop stays there") {
    const auto log = log_of({{"base", "A", "rebase (edit)", ""},
                             {"A", "X", "commit", ""},
                             {"X", "X2", "rebase (fixup)", ""},
                             {"X2", "X3", "rebase (squash)", ""}});
    CHECK(corrected(log, {{"a", "X3"}, {"b", "X3"}, {"c", "X3"}}) ==
          Pairs{{"a", "A"}, {"b", "X3"}, {"c", "X3"}});
}

TEST_CASE("a commit that was split is what git says") {
    const auto log = log_of({{"base", "A", "rebase (edit)", ""},
                             {"A", "base", "reset", "moving to HEAD^"},
                             {"base", "X", "commit", ""},
                             {"X", "Y", "commit", ""}});
    CHECK(corrected(log, {{"a", "Y"}}) == Pairs{{"a", "Y"}});
}

TEST_CASE("conflicts resolved by a commit make the commit that was stopped at") {
    const auto log = log_of({{"base", "A", "rebase (pick)", ""},
                             {"A", "B", "commit", ""},
                             {"B", "X", "commit", ""},
                             {"X", "C", "rebase (pick)", ""}});
    CHECK(corrected(log, {{"a", "A"}, {"b", "B"}}) == Pairs{{"a", "A"}, {"b", "B"}});
    CHECK(corrected(log, {{"b", "X"}, {"c", "C"}}) == Pairs{{"b", "B"}, {"c", "C"}});
}

TEST_CASE("a step that had conflicts is melted where it has not become a commit of its own") {
    auto log = log_of({{"base", "A", "rebase (edit)", ""},
                       {"A", "X", "commit", ""},
                       {"X", "X2", "rebase (continue)", ""},
                       {"X2", "C", "rebase (continue)", ""}});
    CHECK(log.untold().empty());
    log.settle([](const std::string& before, const std::string&) { return before == "X"; });
    CHECK(log.untold() == Pairs{{"X", "X2"}});
    CHECK(corrected(log, {{"a", "X2"}, {"b", "X2"}, {"c", "C"}}) ==
          Pairs{{"a", "A"}, {"b", "X2"}, {"c", "C"}});
}
