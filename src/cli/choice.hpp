// Which command the arguments name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "trail/error.hpp"

namespace trail::cli {

struct Choice {
    std::optional<Program::Command> command;  // none: a group was named without a verb
    std::string name;                         // "decide list", "config"; empty: nothing was named
    std::vector<std::string> arguments;       // without the words of the name, aliases expanded
};

// The first word that is neither an option nor its value; groups take a second one. Nothing named
// is `list`. Throws Error{usage} for a command that does not exist, with the nearest as hint.
Choice choose(const Program& program, std::span<const std::string> arguments);

// True for the first word of commands such as "decide list".
bool is_group(const Program& program, std::string_view word);

// First words of all commands, each once, in the order of help.
std::vector<std::string> first_words(const Program& program);

}  // namespace trail::cli
