// `trail hook install` at a terminal: what is shown, what is asked, and what an answer does.
#include "support/catch.hpp"
#include "unit/cli/home.hpp"

using namespace trail::cli;

namespace {

namespace fs = std::filesystem;

void make_repository(const test::Home& home) {
    home.write(".git/HEAD", "ref: refs/heads/main\n");
    fs::create_directories(home.path() + "/.git/objects");
    fs::create_directories(home.path() + "/.git/refs/heads");
}

bool has_hook(const test::Home& home) {
    return fs::exists(home.path() + "/.git/hooks/post-commit");
}

const std::string install_plan =
    "This will be changed in ~:\n"
    "  .git/hooks/post-commit: a new file\n"
    "  .git/hooks/post-rewrite: a new file\n"
    "Go ahead? [Y/n] ";

}  // namespace

TEST_CASE("what will be changed is shown before it is asked, and enter means yes") {
    for (const std::string answer : {"\n", "y\n", "yes\n"}) {
        test::Home home;
        make_repository(home);
        CHECK(home.run({"hook", "install", "--method", "file"}, answer) == 0);
        CHECK(home.streams.errors == install_plan);
        CHECK(home.streams.output.starts_with("Installed: commits you make here are logged"));
        CHECK(has_hook(home));
    }
}

TEST_CASE("any other answer, and none at all, changes nothing") {
    for (const std::string answer : {"n\n", "", "maybe\n"}) {
        test::Home home;
        make_repository(home);
        CHECK(home.run({"hook", "install", "--method", "file"}, answer) == 1);
        CHECK(home.streams.errors == install_plan + "Nothing was changed\n");
        CHECK(home.streams.output.empty());
        CHECK_FALSE(has_hook(home));
    }
}

TEST_CASE("uninstalling asks in the same way") {
    test::Home home;
    make_repository(home);
    home.run({"hook", "install", "--method", "file", "--yes"});
    CHECK(home.run({"hook", "uninstall"}, "n\n") == 1);
    CHECK(has_hook(home));
    CHECK(home.run({"hook", "uninstall"}, "\n") == 0);
    CHECK_FALSE(has_hook(home));
}
