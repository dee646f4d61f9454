// What others break is found, told and mended.
#include <functional>

#include "hook_repository.hpp"
#include "support/catch.hpp"

using namespace trail;
using namespace trail::external::hooks;
using namespace trail::test;

TEST_CASE("settings that were switched off, changed or half removed are mended") {
    const std::vector<std::vector<std::string>> damages{
        {"config", "hook.trail-commit.enabled", "false"},
        {"config", "hook.trail-commit.command", "trail hook run post-commit --old"},
        {"config", "--unset", "hook.trail-commit.command"},
        {"config", "--unset", "hook.trail-commit.event"},
        {"config", "hook.trail-commit.event", ""},
        {"config", "--add", "hook.trail-commit.event", ""},
    };
    for (const auto& damage : damages) {
        INFO(damage.back());
        HookRepository place("2.55.1");
        place.install();
        place.git(damage);
        CHECK(place.health().is_broken);
        CHECK_FALSE(place.install().changes.empty());
        CHECK(place.health() == Health{.method = Method::config, .events = both_events});
    }
}

TEST_CASE("a block that others damaged, moved or switched off is found and mended") {
    struct Damage {
        std::string problem;
        std::function<void(const HookRepository&)> act;
    };
    const auto edit = [](const HookRepository& place, const std::string& from,
                         const std::string& to) {
        auto text = system::read_file(place.at("hooks/post-commit"), 10'000).value_or("");
        text.replace(text.find(from), from.size(), to);
        place.write(".git/hooks/post-commit", text);
    };
    const std::vector<Damage> damages{
        {"the block in post-commit is damaged",
         [&](const HookRepository& place) { edit(place, "# <<< trail <<<\n", ""); }},
        {"the block in post-commit is outdated",
         [&](const HookRepository& place) { edit(place, "# Logs your commits.", "# Old."); }},
        {"post-commit names a program that is gone: /old/trail",
         [&](const HookRepository& place) {
             edit(place, "/bin/sh' ]", "/old/trail' ]");
             edit(place, "'/bin/sh'", "'/old/trail'");
         }},
        {"post-commit is not executable, so git ignores it",
         [](const HookRepository& place) {
             fs::permissions(place.at("hooks/post-commit"), all_execute, fs::perm_options::remove);
         }},
        {"another program moved the block to post-commit.old",
         [](const HookRepository& place) {
             fs::rename(place.at("hooks/post-commit"), place.at("hooks/post-commit.old"));
             place.write(".git/hooks/post-commit", "#!/bin/sh\necho new\n");
         }},
        {"post-commit is missing",
         [](const HookRepository& place) { fs::remove(place.at("hooks/post-commit")); }},
        {"git takes hooks from .githooks, the block is in .git/hooks/post-commit",
         [](const HookRepository& place) {
             place.git({"config", "core.hooksPath", ".githooks"});
         }},
        {"no shell script any more",
         [&](const HookRepository& place) { edit(place, "#!/bin/sh", "#!/usr/bin/fish"); }},
    };
    for (const auto& damage : damages) {
        INFO(damage.problem);
        HookRepository place("2.39.5");
        const auto before = place.files();
        place.write(".git/hooks/post-commit", "#!/bin/sh\necho theirs\n");
        place.install();
        damage.act(place);
        const auto health = place.health();
        CHECK(health.is_broken);
        CHECK_FALSE(health.problem.empty());
        CHECK_FALSE(place.install().changes.empty());
        CHECK(place.health().problem.empty());
        CHECK(place.health().events == both_events);
        CHECK(place.install().changes.empty());
        place.uninstall();
        for (const auto& [name, content] : place.files()) {
            INFO(name);
            CHECK(content.find("# >>> trail") == std::string::npos);
            CHECK(content.find("added by trail") == std::string::npos);
        }
    }
}

TEST_CASE("a hook that was set aside and lost its wrapper is called again") {
    HookRepository place("2.39.5");
    place.write(".git/hooks/post-commit", python_hook);
    const auto before = place.files();
    place.install();
    fs::remove(place.at("hooks/post-commit"));
    CHECK(place.health().problem ==
          "post-commit is gone, and the hook it called is still in post-commit.trail-saved");
    place.install();
    CHECK(place.health().problem.empty());
    fs::remove(place.at("hooks/post-commit"));
    place.uninstall();
    CHECK(place.files() == before);
}

TEST_CASE("pre-commit goes on calling a hook it moved aside") {
    HookRepository place("2.39.5");
    place.install();
    for (const std::string name : {"post-commit", "post-rewrite"}) {
        fs::rename(place.at("hooks/" + name), place.at("hooks/" + name + ".legacy"));
        place.write(".git/hooks/" + name, "#!/usr/bin/env bash\n# https://pre-commit.com\n");
    }
    CHECK(place.health().problem.empty());
    CHECK(place.install().changes.empty());
}
