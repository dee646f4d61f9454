// Finding repositories by their files.
#include "trail/external/repository.hpp"

#include "scratch.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using trail::test::Git;
using trail::test::Scratch;

namespace fs = std::filesystem;

TEST_CASE("a repository is found from any folder in it and has its folder's name") {
    const Scratch scratch;
    fs::create_directories(scratch / "api/src/deep");
    Git{scratch.file("api")}({"init", "-q"});
    const Repository expected{scratch / "api", scratch / "api/.git", scratch / "api/.git", "api"};
    CHECK((repository_at(scratch / "api") == expected));
    CHECK((repository_at(scratch / "api/src/deep") == expected));
    CHECK((repository_at(scratch / "api/.git/refs") == expected));
    fs::create_directory_symlink(scratch / "api/src", scratch / "link");
    CHECK((repository_at(scratch / "link") == expected));
}

TEST_CASE("a folder without a repository has none") {
    const Scratch scratch;
    CHECK_FALSE(repository_at(scratch.path()).has_value());
    CHECK_FALSE(repository_at(scratch / "missing").has_value());
    CHECK_FALSE(repository_at("").has_value());
    try {
        required_repository(scratch.path());
        FAIL("nothing was thrown");
    } catch (const Error& error) {
        CHECK(error.kind() == Failure::unavailable);
        CHECK(error.what() == "not a git repository: " + scratch.path().string());
        CHECK_FALSE(error.hint().empty());
    }
}

TEST_CASE("a worktree has its own directory and the main repository's name") {
    const Scratch scratch;
    fs::create_directory(scratch / "api");
    Git git(scratch.file("api"));
    git({"init", "-q"});
    git.commit("First");
    git({"worktree", "add", "-q", "-b", "fix", "../elsewhere"});
    const auto found = repository_at(scratch / "elsewhere");
    REQUIRE(found.has_value());
    CHECK(found->name == "api");
    CHECK(found->worktree == scratch / "elsewhere");
    CHECK(found->directory == scratch / "api/.git/worktrees/elsewhere");
    CHECK(found->common == scratch / "api/.git");
    CHECK((current_branch(*found) == "fix"));
}

TEST_CASE("a submodule is a repository of its own") {
    const Scratch scratch;
    for (const auto* name : {"lib", "api"}) {
        fs::create_directory(scratch / name);
        Git git(scratch / name);
        git({"init", "-q"});
        git.commit("First");
    }
    Git{scratch / "api"}({"submodule", "add", "-q", scratch / "lib", "vendor/parser"});
    const auto found = repository_at(scratch / "api/vendor/parser");
    REQUIRE(found.has_value());
    CHECK(found->name == "parser");
    CHECK(found->directory == scratch / "api/.git/modules/vendor/parser");
}

TEST_CASE("a bare repository has no worktree and a name without its ending") {
    const Scratch scratch;
    fs::create_directory(scratch / "api.git");
    Git bare(scratch / "api.git");
    bare({"init", "-q", "--bare"});
    const auto found = repository_at(scratch / "api.git/refs");
    REQUIRE(found.has_value());
    CHECK((*found == Repository{"", scratch / "api.git", scratch / "api.git", "api"}));
}

TEST_CASE("a repository hidden beside its worktrees is named by their folder") {
    const Scratch scratch;
    fs::create_directories(scratch / "api/.bare");
    Git bare(scratch / "api/.bare");
    bare({"init", "-q", "--bare"});
    scratch.write("api/.git", "gitdir: ./.bare\n");
    const auto found = repository_at(scratch / "api");
    REQUIRE(found.has_value());
    CHECK(found->name == "api");
}

TEST_CASE("the branch is read even before the first commit, and none when HEAD is detached") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q", "-b", "topic/one"});
    const auto repository = required_repository(scratch.path());
    CHECK((current_branch(repository) == "topic/one"));
    git.commit("First");
    git({"checkout", "-q", "--detach"});
    CHECK_FALSE(current_branch(repository).has_value());
}

TEST_CASE("damaged and hostile .git entries are passed over") {
    const Scratch scratch;
    fs::create_directories(scratch / "a/b/c");
    Git{scratch / "a"}({"init", "-q"});
    for (const auto* pointer : {"", "gitdir: ", "gitdir: /nonexistent\n", "gitdir: .git\n",
                                "gitdir: ../..\n", "nonsense", "gitdir: \x01\xff"}) {
        INFO(pointer);
        scratch.write("a/b/c/.git", pointer);
        const auto found = repository_at(scratch / "a/b/c");
        REQUIRE(found.has_value());
        CHECK(found->name == "a");
    }
    scratch.write("a/b/c/.git", std::string(200000, 'x'));
    CHECK(repository_at(scratch / "a/b/c")->name == "a");
    fs::remove(scratch / "a/b/c/.git");
    fs::create_symlink(".git", scratch / "a/b/c/.git");
    CHECK(repository_at(scratch / "a/b/c")->name == "a");
    fs::remove(scratch / "a/b/c/.git");
    fs::create_directory(scratch / "a/b/c/.git");
    CHECK(repository_at(scratch / "a/b/c")->name == "a");
}
