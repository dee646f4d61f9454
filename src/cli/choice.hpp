// Which command the arguments name.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"
#include "cli/user_aliases.hpp"
#include "trail/error.hpp"

namespace trail::cli {

struct Choice {
    std::optional<Program::Command> command;  // none: a group was named without a verb
    std::string name;                         // "decide list", "config"; empty: nothing was named
    std::vector<std::string> arguments;       // without the words of the name, aliases expanded

    std::optional<UserAlias> alias{};  // the user's own that was named
    std::vector<std::string> line{};   // the whole of what it was expanded to
    std::optional<UserAlias> shell{};  // it runs this in a shell, with `arguments`
};

// The first word that is neither an option nor its value; groups take a second one. Nothing named
// is `list`. What is no command may be an alias, which `read_aliases` knows. Throws Error{usage}
// for a command that does not exist, with the nearest as hint; Error{config} for an alias that
// leads to no command.
Choice choose(const Program& program, std::span<const std::string> arguments,
              const AliasReader& read_aliases = {});

// Whether the first word of a line is a command, a group of them, or one of the fixed aliases.
bool names_command(const Program& program, std::string_view word);

// "decide list" begins with "decide", and "list" with "list".
bool begins_with_word(std::string_view name, std::string_view word);

// True for the first word of commands such as "decide list".
bool is_group(const Program& program, std::string_view word);

// First words of all commands, each once, in the order of help.
std::vector<std::string> first_words(const Program& program);

}  // namespace trail::cli
