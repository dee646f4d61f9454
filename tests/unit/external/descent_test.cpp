// Which commits follow which: asked one by one and in one walk.
#include "trail/external/descent.hpp"

#include "scratch.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/head.hpp"

using namespace trail;
using namespace trail::external;

namespace {

// Two branches that are merged, and one that has nothing in common with them.
struct History {
    History() : git((std::filesystem::create_directories(scratch / "api"), scratch.file("api"))) {
        git({"init", "-q"});
        repository = *repository_at(scratch / "api");
        root = commit();
        left = commit();
        git({"checkout", "-q", "-b", "other", root});
        right = commit();
        git({"merge", "-q", "--no-edit", "main"});
        merged = *head_commit(repository);
        tip = commit();
        git({"checkout", "-q", "--orphan", "stranger"});
        stranger = commit();
    }

    std::string commit() {
        git.commit(std::to_string(++number));
        return *head_commit(repository);
    }

    std::vector<std::string> all() const { return {root, left, right, merged, tip, stranger}; }

    test::Scratch scratch;
    test::Git git;
    Repository repository;
    int number = 0;
    std::string root, left, right, merged, tip, stranger;
};

}  // namespace

TEST_CASE("a commit is related to what it follows, and not to what stands beside it") {
    const History history;
    const auto processes = system::real_processes(test::git_environment());
    CHECK(are_related(*processes, history.repository,
                      std::vector<TwoCommits>{{history.root, history.tip},
                                              {history.tip, history.left},
                                              {history.left, history.right},
                                              {history.stranger, history.tip}}) ==
          std::vector<bool>{true, true, false, false});
}

TEST_CASE("one walk tells of many pairs what git tells of each") {
    const History history;
    const auto processes = system::real_processes(test::git_environment());
    std::vector<TwoCommits> pairs;
    std::vector<bool> one_by_one;
    for (const auto& one : history.all()) {
        for (const auto& other : history.all()) {
            pairs.push_back({one, other});
            one_by_one.push_back(
                are_related(*processes, history.repository, {&pairs.back(), 1})[0]);
        }
    }
    CHECK(pairs.size() == 36);
    CHECK(are_related(*processes, history.repository, pairs) == one_by_one);
}

TEST_CASE("what follows what is found out among more commits than a word has bits") {
    test::Scratch scratch;
    std::filesystem::create_directories(scratch / "api");
    test::Git git(scratch.file("api"));
    git({"init", "-q"});
    std::string history;
    for (int mark = 1; mark <= 200; ++mark) {
        history += "commit refs/heads/main\nmark :" + std::to_string(mark) +
                   "\ncommitter A <a@b> 1700000000 +0000\ndata 1\nx\n";
    }
    git({"fast-import", "--quiet"}, history);
    const auto repository = *repository_at(scratch / "api");
    const auto processes = system::real_processes(test::git_environment());
    std::vector<TwoCommits> pairs;
    for (int back = 0; back < 150; ++back) {
        const auto one = *resolve(*processes, repository, "main~" + std::to_string(back));
        pairs.push_back({one, *resolve(*processes, repository, "main~199")});
    }
    CHECK(are_related(*processes, repository, pairs) == std::vector<bool>(150, true));
    for (int times = 1; times < 30; ++times) pairs.resize(pairs.size() + 150, pairs.front());
    CHECK(are_related(*processes, repository, pairs) == std::vector<bool>(30 * 150, true));
}

TEST_CASE("of a commit that is not there nothing is told") {
    const History history;
    const auto processes = system::real_processes(test::git_environment());
    const std::string gone(40, 'a');
    for (const std::size_t pairs : {1U, 9U}) {
        const std::vector<TwoCommits> asked(pairs, {gone, history.tip});
        CHECK_THROWS_AS(are_related(*processes, history.repository, asked), Error);
    }
}
