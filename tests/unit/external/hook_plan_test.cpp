// What installing and uninstalling change, on real repositories: everything comes back as it was.
#include "trail/external/hook_plan.hpp"

#include <functional>

#include "hook_repository.hpp"
#include "support/catch.hpp"
#include "support/thrown.hpp"
#include "trail/error.hpp"

using namespace trail;
using namespace trail::external;
using namespace trail::external::hooks;
using namespace trail::test;

namespace {

Error error_of(HookRepository& place, const Wanted& wanted = {}) {
    return test::error_of([&] { installation(place.look(), wanted); });
}

}  // namespace

TEST_CASE("every hook there may be comes back byte for byte") {
    const std::vector<std::function<void(const HookRepository&)>> situations{
        [](const HookRepository&) {},
        [](const HookRepository& place) { fs::remove_all(place.at("hooks")); },
        [](const HookRepository& place) {
            place.write(".git/hooks/post-commit", "#!/bin/sh\nexit 3\n");
        },
        [](const HookRepository& place) { place.write(".git/hooks/post-commit", "#!/bin/sh"); },
        [](const HookRepository& place) { place.write(".git/hooks/post-commit", "#!/bin/sh\n"); },
        [](const HookRepository& place) { place.write(".git/hooks/post-commit", python_hook); },
        [](const HookRepository& place) { place.write(".git/hooks/post-commit", ""); },
        [](const HookRepository& place) {
            place.write(".git/hooks/post-commit", "echo no first line\n");
        },
        [](const HookRepository& place) {
            place.write(".git/hooks/post-commit", std::string("\x7f"
                                                              "ELF\0\1\2",
                                                              7));
        },
        [](const HookRepository& place) {
            place.write(".git/hooks/post-rewrite", "#!/bin/sh\ncat >pairs\n");
        },
        [](const HookRepository& place) {
            place.write("tools/hook", "#!/bin/sh\n");
            fs::create_symlink("../../tools/hook", place.at("hooks/post-commit"));
        },
        [](const HookRepository& place) {
            fs::create_symlink("gone", place.at("hooks/post-commit"));
        },
        [](const HookRepository& place) {
            place.write(".git/hooks/post-commit", "#!/bin/sh\necho off\n");
            fs::permissions(place.at("hooks/post-commit"), all_execute, fs::perm_options::remove);
        },
        [](const HookRepository& place) {
            place.git({"config", "core.hooksPath", ".husky/_"});
            place.write(".husky/_/post-commit", "#!/usr/bin/env sh\n. \"$(dirname \"$0\")/h\"");
            place.write(".husky/post-commit", "npx size-limit\n");
        },
        [](const HookRepository& place) {
            place.git({"config", "core.hooksPath", ".husky/_"});
        },
        [](const HookRepository& place) {
            place.git({"config", "core.hooksPath", ".husky/_"});
            place.write(".husky/post-commit", "");
            place.write(".husky/post-rewrite", "cat >pairs");
        },
        [](const HookRepository& place) {
            place.git({"config", "core.hooksPath", ".githooks"});
            place.write(".githooks/post-commit", "#!/bin/sh\necho\n");
            place.write(".githooks/post-rewrite", "#!/bin/sh\n");
        },
        [](const HookRepository& place) {
            place.git({"config", "core.hooksPath", ".githooks"});
        },
    };
    for (const auto* version : {"2.39.5", "2.54.0"}) {
        for (std::size_t number = 0; number < situations.size(); ++number) {
            INFO(version << ", situation " << number);
            HookRepository place(version);
            situations[number](place);
            const auto before = place.files();
            CHECK_FALSE(place.install().changes.empty());
            CHECK(place.files() != before);
            const auto health = place.health();
            CHECK(health.problem.empty());
            CHECK(health.events == both_events);
            CHECK(place.install().changes.empty());
            place.uninstall();
            CHECK(place.files() == before);
            CHECK(place.uninstall().changes.empty());
        }
    }
}

TEST_CASE("git 2.54 gets settings, whose command comes before their event") {
    HookRepository place("2.54.0");
    const auto plan = place.install();
    REQUIRE(plan.changes.size() == 4);
    CHECK(plan.changes[0].target == "hook.trail-commit.command");
    CHECK(plan.changes[1].target == "hook.trail-commit.event");
    CHECK(
        plan.changes[0].description ==
        "git config --local hook.trail-commit.*   (git 2.54: runs beside .husky and other hooks)");
    CHECK(plan.changes[2].description == "git config --local hook.trail-rewrite.*");
    CHECK(place.git({"config", "hook.trail-rewrite.event"}) == "post-rewrite");
    CHECK(place.health().method == Method::config);
}

TEST_CASE("only the events that are wanted are installed") {
    for (const auto* version : {"2.39.5", "2.54.0"}) {
        HookRepository place(version);
        place.install({.events = {Event::post_commit}});
        CHECK(place.health().events == std::vector{Event::post_commit});
        CHECK(place.health().problem.empty());
    }
    HookRepository place("2.39.5");
    place.install({.events = {Event::post_rewrite}});
    CHECK(place.health().is_broken);
}

TEST_CASE("changing the method leaves nothing of the other behind") {
    HookRepository place("2.54.0");
    place.install({.method = Method::file});
    CHECK(place.health().method == Method::file);
    CHECK(place.install().changes.empty());
    place.install({.method = Method::config});
    CHECK(place.files().count(".git/hooks/post-commit") == 0);
    place.install({.method = Method::file});
    CHECK(place.look().config.front() == ConfigHook{.event = Event::post_commit});
}

TEST_CASE("hooks in the configuration are refused to an older git") {
    HookRepository place("2.53.2");
    const auto error = error_of(place, {.method = Method::config});
    CHECK(error.kind() == Failure::unavailable);
    CHECK(error.hint() == "trail hook install --method file");
}

TEST_CASE("a second hook is not put over one that is kept aside") {
    HookRepository place("2.39.5");
    place.write(".git/hooks/post-commit", python_hook);
    place.install();
    place.write(".git/hooks/post-commit", "#!/usr/bin/env ruby\n");
    const auto error = error_of(place);
    CHECK(error.what() ==
          std::string(".git/hooks/post-commit.trail-saved is there already, from another hook"));
    const auto plan = place.uninstall();
    CHECK(plan.remarks == std::vector<std::string>{".git/hooks/post-commit.trail-saved stays: "
                                                   "another hook has taken its place"});
}

TEST_CASE("a wrapper that others added to stays and goes on calling the hook") {
    HookRepository place("2.39.5");
    place.write(".git/hooks/post-commit", python_hook);
    place.install();
    const auto text = system::read_file(place.at("hooks/post-commit"), 10'000).value_or("");
    place.write(".git/hooks/post-commit", text + "echo more\n");
    const auto plan = place.uninstall();
    CHECK(plan.remarks.size() == 1);
    CHECK(system::read_file(place.at("hooks/post-commit"), 10'000) ==
          "#!/bin/sh\nif [ -x \"$0.trail-saved\" ]; then \"$0.trail-saved\" \"$@\"; fi\n"
          "echo more\n");
}

TEST_CASE("files that others get name no program of this machine") {
    for (const auto* path : {".husky/_", ".githooks"}) {
        HookRepository place("2.39.5");
        place.git({"config", "core.hooksPath", path});
        place.write(std::string(path).substr(0, 6) == ".husky" ? ".husky/post-rewrite"
                                                               : ".githooks/post-rewrite",
                    "#!/bin/sh\ncat\n");
        for (const auto& change : place.install().changes)
            CHECK(change.after.find("'/bin/sh'") == std::string::npos);
    }
}

TEST_CASE("a hook that others get too is neither moved nor made executable") {
    HookRepository place("2.39.5");
    place.git({"config", "core.hooksPath", ".githooks"});
    place.write(".githooks/post-commit", python_hook);
    CHECK(error_of(place).hint() == "trail hook install --print=sh");
    place.write(".githooks/post-commit", "#!/bin/sh\n");
    fs::permissions(place.top(".githooks/post-commit"), all_execute, fs::perm_options::remove);
    CHECK(error_of(place).hint() == "chmod +x .githooks/post-commit");
}

TEST_CASE("a directory of hooks outside of the repository is not written to") {
    Scratch outside;
    HookRepository place("2.39.5");
    place.git({"config", "core.hooksPath", outside.path()});
    const auto error = error_of(place);
    CHECK(error.kind() == Failure::usage);
    CHECK(error.hint() == "trail hook install --print=sh");
    place.git({"config", "core.hooksPath", "/dev/null"});
    CHECK(error_of(place).hint() == "git config --show-origin core.hooksPath");
    CHECK(place.health().problem == "core.hooksPath is /dev/null");
}

TEST_CASE("lefthook and pre-commit have files of their own for what is to run") {
    for (const auto* name : {"lefthook.yml", ".lefthook.toml", ".pre-commit-config.yaml"}) {
        INFO(name);
        HookRepository place("2.39.5");
        place.write(name, "");
        CHECK(place.install().paste.has_value());
        place.write(name, "run: trail hook run post-commit\nrun: trail hook run post-rewrite\n");
        CHECK_FALSE(place.install().paste.has_value());
        CHECK_FALSE(place.health().fix.empty());
        place.write(".git/hooks/post-commit", "#!/bin/sh\ncall_lefthook\n");
        place.write(".git/hooks/post-rewrite", "#!/bin/sh\ncall_lefthook\n");
        CHECK(place.health().problem.empty());
        CHECK(place.health().file == name);
    }
    HookRepository place("2.54.0");
    place.write("lefthook.yml", "");
    CHECK(place.install().changes.size() == 4);
}

TEST_CASE("what a manager wrote tells it as well as its file does") {
    HookRepository place("2.39.5");
    place.write(".git/hooks/post-commit",
                "#!/usr/bin/env bash\n# File generated by pre-commit: https://pre-commit.com\n");
    CHECK(place.look().manager == Manager::pre_commit);
    CHECK(place.install().paste == Manager::pre_commit);
    const auto plan = place.install({.method = Method::file});
    CHECK(plan.changes.size() == 2);
    CHECK(place.health().problem.empty());
}

TEST_CASE("a file that somebody changed meanwhile is left alone") {
    HookRepository place("2.39.5");
    place.write(".git/hooks/post-commit", "#!/bin/sh\n");
    const auto plan = installation(place.look(), {});
    place.write(".git/hooks/post-commit", "#!/bin/sh\necho quick\n");
    const auto processes = system::real_processes(git_environment());
    CHECK_THROWS_AS(carry_out(*processes, plan), Error);
    CHECK(system::read_file(place.at("hooks/post-commit"), 100) == "#!/bin/sh\necho quick\n");
}

TEST_CASE("a hook that the system does not give is told, not taken for none") {
    HookRepository place("2.39.5");
    const auto plan = installation(place.look(), {});
    const auto processes = system::real_processes(git_environment());
    fs::remove_all(place.at("hooks"));
    fs::create_directory_symlink("hooks", place.at("hooks"));
    const auto told = [](const Error& error) {
        CHECK(error.kind() == Failure::io);
        CHECK(std::string_view(error.what()).starts_with("cannot read "));
        CHECK(std::string_view(error.what()).find("/hooks/post-commit: ") != std::string::npos);
    };
    told(test::error_of([&] { place.look(); }));
    told(test::error_of([&] { carry_out(*processes, plan); }));
}
