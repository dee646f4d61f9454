// Commands that users made themselves, each from a line of their settings.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "trail/config/settings.hpp"
#include "trail/error.hpp"

namespace trail::cli {

class Program;

struct UserAlias {
    std::string name;   // "fixed"
    std::string value;  // "log -k win -t fix", or "!" and a command for a shell
    config::Origin origin;
};
using UserAliases = std::vector<UserAlias>;

// Reads them when a word is no command, and not before: nearly no run needs them. May be empty.
using AliasReader = std::function<UserAliases()>;

// Those of the user's and the system's file; a repository cannot have any. The second never throws:
// where the files cannot be read there are none.
UserAliases user_aliases(Context& context);
UserAliases readable_aliases(Context& context);
UserAliases user_aliases(const config::Settings& settings);

const UserAlias* find(const UserAliases& own, std::string_view name);

// `fixed stands for "trail log -k win -t fix"`, on one line with its place.
std::string meaning_of(const UserAlias& alias);

// Error{config} "PLACE: alias.fixed WHAT", with the command that opens its file as the hint.
Error wrong_alias(const UserAlias& alias, std::string_view what);

// Why the alias can never run; nothing when it can.
std::optional<Error> fault_of(const Program& program, const UserAliases& own,
                              const UserAlias& alias);

// "!" and a command: a shell runs it. Otherwise the words of a command line of trail, at least one.
bool is_for_shell(const UserAlias& alias);
std::vector<std::string> words_of(const UserAlias& alias);

// Runs a command for a shell, which sees the arguments as "$@"; gives its exit code.
int run_in_shell(Context& context, const UserAlias& alias,
                 const std::vector<std::string>& arguments);

}  // namespace trail::cli
