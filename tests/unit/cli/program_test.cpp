// The list of commands.
#include <algorithm>
#include <string>

#include "cli/command.hpp"
#include "support/catch.hpp"

using namespace trail::cli;

TEST_CASE("every command is found by its whole name, and there is only one of each") {
    for (const auto& command : program().commands()) {
        INFO(command.about.name);
        const auto found = program().find(command.about.name);
        REQUIRE(found);
        CHECK(found->about.name == command.about.name);
        CHECK(found->about.summary == command.about.summary);
    }
    auto names = program().names();
    std::ranges::sort(names);
    CHECK(std::ranges::adjacent_find(names) == names.end());
    CHECK_FALSE(program().find(""));
    CHECK_FALSE(program().find("lo"));
    CHECK_FALSE(program().find("log "));
}

TEST_CASE("plain trail has something to show, and every alias stands for a command") {
    CHECK(program().find("list"));
    for (const auto& alias : aliases) {
        INFO(alias.word);
        CHECK_FALSE(program().find(alias.word));
        CHECK(std::ranges::any_of(program().names(), [&](std::string_view name) {
            return (std::string(alias.expansion) + ' ').starts_with(std::string(name) + ' ');
        }));
    }
}
