// Asking git about the user and the repository.
#include "trail/external/git.hpp"

#include "scratch.hpp"
#include "scripted_processes.hpp"
#include "support/catch.hpp"
#include "support/thrown.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using trail::test::error_of;
using trail::test::Git;
using trail::test::git_environment;
using trail::test::Scratch;
using trail::test::ScriptedProcesses;

TEST_CASE("all spellings of a remote address are equal") {
    for (const auto* url :
         {"https://github.com/team/api.git", "https://github.com/team/api",
          "https://GitHub.com/team/api/", "https://ana:secret@github.com:443/team/api.git",
          "ssh://git@github.com:22/team/api.git", "ssh://git@github.com/team/api",
          "git@github.com:team/api.git", "github.com:/team/api.git/",
          "git://github.com/team/api.git", "HTTPS://github.com//team/api.git//"}) {
        INFO(url);
        CHECK(normalised_remote(url) == "github.com/team/api");
    }
}

TEST_CASE("local, odd and hostile addresses stay apart") {
    CHECK(normalised_remote("/srv/git/api.git/") == "/srv/git/api");
    CHECK(normalised_remote("file:///srv/git/api.git") == "/srv/git/api");
    CHECK(normalised_remote("../api") == "../api");
    CHECK(normalised_remote("./a:b") == "./a:b");
    CHECK(normalised_remote("ssh://git@[2001:DB8::1]:2222/api.git") == "[2001:db8::1]/api");
    CHECK(normalised_remote("git@[2001:db8::1]:api.git") == "[2001:db8::1]/api");
    CHECK(normalised_remote("https://github.com/Team/API") == "github.com/Team/API");
    CHECK(normalised_remote("https://u@x@github.com/a") == "github.com/a");
    CHECK(normalised_remote("").empty());
    CHECK(normalised_remote("://") == "/");
    CHECK(normalised_remote(":") == "/");
    CHECK(normalised_remote("]:") == "]/");
    CHECK(normalised_remote("file://").empty());
    CHECK(normalised_remote(".git").empty());
}

TEST_CASE("the identity is the same in a clone, over any address, and after foreign merges") {
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "api");
    Git git(scratch / "api");
    git({"init", "-q"});
    git.commit("First");
    git.commit("Second");
    const auto root = git({"rev-list", "--max-parents=0", "HEAD"});
    const auto processes = system::real_processes(git_environment());
    const auto repository = required_repository(scratch / "api");
    CHECK(identity(*processes, repository) == root);

    git({"remote", "add", "origin", "git@GitHub.com:team/api.git"});
    CHECK(identity(*processes, repository) == root + " github.com/team/api");
    git({"remote", "set-url", "origin", "https://github.com/team/api"});
    CHECK(identity(*processes, repository) == root + " github.com/team/api");

    git.date = "1000000000 +0000";
    git({"checkout", "-q", "--orphan", "foreign"});
    git.commit("Older than everything");
    git({"checkout", "-q", "main"});
    git({"merge", "-q", "--allow-unrelated-histories", "-m", "Merge", "foreign"});
    CHECK(identity(*processes, repository) == root + " github.com/team/api");

    git({"clone", "-q", "--depth", "1", "file://" + (scratch / "api").string(), "../shallow"});
    CHECK(identity(*processes, required_repository(scratch / "shallow")) == scratch / "api");
}

TEST_CASE("a repository without commit and remote has no identity") {
    const Scratch scratch;
    Git{scratch.path()}({"init", "-q"});
    const auto processes = system::real_processes(git_environment());
    CHECK(identity(*processes, required_repository(scratch.path())).empty());
}

TEST_CASE("the owner is who git says, the nearest configuration first") {
    const Scratch scratch;
    scratch.write("global", "[user]\n\tname = Somebody\n\temail = Ana@Team.Example\n");
    auto processes = system::real_processes({{"PATH", "/usr/bin:/bin"},
                                             {"GIT_CONFIG_GLOBAL", scratch / "global"},
                                             {"GIT_CONFIG_NOSYSTEM", "1"}});
    CHECK(owner(*processes, scratch.path()) == Owner{"Somebody", "ana@team.example"});
    Git git(scratch.path());
    git({"init", "-q"});
    git({"config", "user.name", "Ana \"=\n Ruiz"});
    CHECK(owner(*processes, scratch.path()) == Owner{"Ana \"=\n Ruiz", "ana@team.example"});
    processes = system::real_processes(git_environment());
    git({"config", "--unset", "user.name"});
    CHECK(owner(*processes, scratch.path()) == Owner{});
}

TEST_CASE("nobody is the owner where git is missing or says nonsense") {
    ScriptedProcesses processes;
    processes.answers = {{127, "", "cannot start git"},
                         {128, "", "fatal: bad config"},
                         {0, std::string("user.email\0user.name", 20), ""}};
    CHECK(owner(processes, "/") == Owner{});
    CHECK(owner(processes, "/") == Owner{});
    CHECK(owner(processes, "/") == Owner{});
}

TEST_CASE("the default branch is the remote's, else main or master, else the current one") {
    const Scratch scratch;
    std::filesystem::create_directory(scratch / "api");
    Git git(scratch / "api");
    git({"init", "-q", "-b", "trunk"});
    const auto processes = system::real_processes(git_environment());
    const auto repository = required_repository(scratch / "api");
    CHECK((default_branch(*processes, repository) == "trunk"));
    git.commit("First");
    git({"branch", "master"});
    CHECK((default_branch(*processes, repository) == "master"));
    git({"branch", "main"});
    CHECK((default_branch(*processes, repository) == "main"));
    git({"clone", "-q", scratch / "api", "../clone"});
    CHECK((default_branch(*processes, required_repository(scratch / "clone")) == "trunk"));
}

TEST_CASE("a revision becomes a full id, and options are no revisions") {
    const Scratch scratch;
    Git git(scratch.path());
    git({"init", "-q"});
    git.commit("First");
    const auto processes = system::real_processes(git_environment());
    const auto repository = required_repository(scratch.path());
    const auto head = git({"rev-parse", "HEAD"});
    CHECK((resolve(*processes, repository, "HEAD") == head));
    CHECK((resolve(*processes, repository, head.substr(0, 8)) == head));
    for (const auto* wrong : {"nope", "HEAD~9", "", "--all", "--output=x", "-h", "HEAD^{tree}"}) {
        INFO(wrong);
        CHECK_FALSE(resolve(*processes, repository, wrong).has_value());
    }
}

TEST_CASE("git runs without hooks, monitors and the variables of a surrounding git") {
    ScriptedProcesses processes;
    processes.answers = {{0, "user.name\nAna", ""}};
    owner(processes, "/somewhere");
    const auto& command = processes.started.at(0);
    CHECK(command.directory == "/somewhere");
    CHECK(std::ranges::count(command.arguments, "core.hooksPath=/dev/null") == 1);
    CHECK(std::ranges::count(command.arguments, "core.fsmonitor=") == 1);
    CHECK(std::ranges::count(command.arguments, "--no-optional-locks") == 1);
    CHECK_FALSE(command.environment.at("GIT_DIR").has_value());
    CHECK_FALSE(command.environment.at("GIT_INDEX_FILE").has_value());
    CHECK((command.environment.at("LC_ALL") == "C"));
}

TEST_CASE("a surrounding git's variables do not lead elsewhere") {
    const Scratch scratch;
    for (const auto* name : {"api", "other"}) {
        std::filesystem::create_directory(scratch / name);
        Git git(scratch / name);
        git({"init", "-q"});
        git.commit(name);
    }
    const auto head = Git(scratch / "api")({"rev-parse", "HEAD"});
    const auto processes = system::real_processes({{"PATH", "/usr/bin:/bin"},
                                                   {"GIT_CONFIG_GLOBAL", "/dev/null"},
                                                   {"GIT_DIR", scratch / "other/.git"},
                                                   {"GIT_WORK_TREE", scratch / "other"},
                                                   {"GIT_INDEX_FILE", "/nonexistent"}});
    CHECK((resolve(*processes, required_repository(scratch / "api"), "HEAD") == head));
}

TEST_CASE("a missing git and a failing git are told apart") {
    ScriptedProcesses processes;
    const Repository repository{"/r", "/r/.git", "/r/.git", "r"};
    processes.answers = {{127, "", "cannot start git: no such file"}};
    auto error = error_of([&] { default_branch(processes, repository); });
    CHECK(error.kind() == Failure::unavailable);
    CHECK(error.what() == std::string("git is not installed"));
    CHECK(error.hint() == "apt install git");

    processes.answers = {{128, "",
                          "fatal: detected dubious ownership in repository at '/r'\nTo add\n\n"
                          "\tgit config --global --add safe.directory /r\n"}};
    error = error_of([&] { default_branch(processes, repository); });
    CHECK(error.what() ==
          std::string("git failed: detected dubious ownership in repository at '/r'"));
    CHECK(error.hint() == "git config --global --add safe.directory /r");

    processes.answers = {{139, "", ""}};
    error = error_of([&] { default_branch(processes, repository); });
    CHECK(error.what() == std::string("git failed: exit status 139"));
}

TEST_CASE("the version of git is told without its name, and nothing when there is no git") {
    ScriptedProcesses processes;
    processes.answers = {{0, "git version 2.39.5\n", ""}, {127, "", "no such program"}};
    CHECK(git_version(processes).value_or("none") == "2.39.5");
    CHECK_FALSE(git_version(processes).has_value());
}
