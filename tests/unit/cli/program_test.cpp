// The list of commands.
#include <algorithm>
#include <string>

#include "cli/command.hpp"
#include "support/catch.hpp"

using namespace trail::cli;

TEST_CASE("every command is found by its whole name, and there is only one of each") {
    for (const auto& command : program().commands()) {
        INFO(command.about.name);
        CHECK(program().find(command.about.name) == &command);
    }
    CHECK(program().find("") == nullptr);
    CHECK(program().find("lo") == nullptr);
    CHECK(program().find("log ") == nullptr);
}

TEST_CASE("plain trail has something to show, and every alias stands for a command") {
    CHECK(program().find("list") != nullptr);
    for (const auto& alias : aliases) {
        INFO(alias.word);
        CHECK(program().find(alias.word) == nullptr);
        CHECK(std::ranges::any_of(program().commands(), [&](const Program::Command& command) {
            return (std::string(alias.expansion) + ' ')
                .starts_with(std::string(command.about.name) + ' ');
        }));
    }
}
