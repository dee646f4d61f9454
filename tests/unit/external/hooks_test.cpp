// Where git takes hooks from, as it is found.
#include "trail/external/hooks.hpp"

#include "scratch.hpp"
#include "scripted_processes.hpp"
#include "support/catch.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using namespace trail::external::hooks;
using trail::test::Git;
using trail::test::git_environment;
using trail::test::Scratch;

namespace {

namespace fs = std::filesystem;

Found look_at(const fs::path& directory) {
    const auto processes = system::real_processes(git_environment());
    return look(*processes, required_repository(directory));
}

}  // namespace

TEST_CASE("hooks in the configuration came with git 2.54") {
    for (const auto* version : {"2.54.0", "2.55.0.rc1", "2.100", "3.0", "2.54.0 (Apple Git-160)"})
        CHECK(knows_config_hooks(version));
    for (const auto* version : {"2.53.9", "2.39.5", "1.99", "", "2", "two.54", "2."})
        CHECK_FALSE(knows_config_hooks(version));
}

TEST_CASE("a worktree has the hooks of its repository") {
    const Scratch scratch;
    fs::create_directory(scratch / "api");
    Git git(scratch / "api");
    git({"init", "-q"});
    git.commit("First");
    git({"worktree", "add", "-q", "../side"});
    const auto found = look_at(scratch / "side");
    CHECK(found.hooks == scratch / "api/.git/hooks");
    CHECK(found.place == hooks::Place::own);
    CHECK(found.files.front().path == scratch / "api/.git/hooks/post-commit");
}

TEST_CASE("core.hooksPath is read as git reads it") {
    const Scratch scratch;
    fs::create_directories(scratch / "api/deep");
    Git git(scratch / "api");
    git({"init", "-q"});
    git({"config", "core.hooksPath", "tools/hooks"});
    const auto inside = look_at(scratch / "api/deep");
    CHECK(inside.hooks == scratch / "api/tools/hooks");
    CHECK(inside.place == hooks::Place::worktree);
    CHECK(inside.hooks_path == "tools/hooks");

    git({"config", "core.hooksPath", "web/.husky/_"});
    const auto husky = look_at(scratch / "api");
    CHECK(husky.place == hooks::Place::husky);
    CHECK(husky.manager == Manager::husky);
    CHECK(husky.files.front().path == scratch / "api/web/.husky/post-commit");

    git({"config", "core.hooksPath", scratch / "everywhere"});
    CHECK(look_at(scratch / "api").place == hooks::Place::elsewhere);
    git({"config", "core.hooksPath", "/dev/null"});
    CHECK(look_at(scratch / "api").place == hooks::Place::nowhere);
    git({"config", "core.hooksPath", (scratch / "api/.git/hooks").string()});
    CHECK(look_at(scratch / "api").place == hooks::Place::own);
}

TEST_CASE("a directory of hooks that leads out of the repository is outside") {
    const Scratch scratch;
    fs::create_directories(scratch / "everywhere");
    fs::create_directory(scratch / "api");
    Git git(scratch / "api");
    git({"init", "-q"});
    fs::remove_all(scratch / "api/.git/hooks");
    fs::create_symlink(scratch / "everywhere", scratch / "api/.git/hooks");
    CHECK(look_at(scratch / "api").place == hooks::Place::elsewhere);
}

TEST_CASE("a bare repository has hooks too") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q", "--bare", "api.git"});
    const auto found = look_at(scratch / "api.git");
    CHECK(found.hooks == scratch / "api.git/hooks");
    CHECK(found.worktree.empty());
    CHECK(health(found).problem == "commits are not logged");
}

TEST_CASE("settings are told with their last value, and whether they are of this repository") {
    const Scratch scratch;
    fs::create_directory(scratch / "api");
    Git git(scratch / "api");
    git({"init", "-q"});
    CHECK(look_at(scratch / "api").config.front() == ConfigHook{.event = Event::post_commit});
    git({"config", "hook.trail-commit.event", "post-commit"});
    git({"config", "hook.trail-commit.command", "first"});
    git({"config", "--add", "hook.trail-commit.command", "second\nline"});
    git({"config", "hook.trail-commit.enabled", "off"});
    const auto hook = look_at(scratch / "api").config.front();
    CHECK(hook == ConfigHook{.event = Event::post_commit,
                             .has_event = true,
                             .command = "second\nline",
                             .is_enabled = false,
                             .is_within_reach = true});
}

TEST_CASE("git that is missing or refuses a repository is a failure that names the way out") {
    test::ScriptedProcesses processes;
    processes.answers = {{.status = 127}};
    const Repository repository{"/srv/api", "/srv/api/.git", "/srv/api/.git", "api"};
    CHECK_THROWS_WITH(look(processes, repository), "git is not installed");
    processes.answers = {{.status = 0, .output = "git version 2.39.5\n"},
                         {.status = 128, .errors = "fatal: detected dubious ownership\n"}};
    CHECK_THROWS_WITH(look(processes, repository), "git failed: detected dubious ownership");
}

TEST_CASE("what all repositories have in common is one directory or none") {
    const Scratch scratch;
    scratch.write("config", "[core]\n\thooksPath = " + (scratch / "hooks").string() + "\n");
    auto environment = git_environment();
    environment = {{"PATH", "/usr/local/bin:/usr/bin:/bin"},
                   {"HOME", scratch.path()},
                   {"GIT_CONFIG_NOSYSTEM", "1"},
                   {"GIT_CONFIG_GLOBAL", scratch / "config"}};
    const auto processes = system::real_processes(environment);
    const auto found = look_global(*processes);
    CHECK(found.directory.empty());
    CHECK(found.files.front().path == scratch / "hooks/post-commit");
    scratch.write("config", "");
    CHECK(look_global(*processes).files.empty());
}
