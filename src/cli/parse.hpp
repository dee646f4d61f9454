// Arguments in; the chosen command with its options filled, or what was asked instead, out.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/user_aliases.hpp"

namespace trail::cli {

// `meaning`: of an alias that a shell runs; there is no other help about it.
enum class Wish { run, short_help, full_help, version, meaning };

struct Parsed {
    Wish wish = Wish::run;
    std::string topic;  // what help is wanted about: "log", "config"; empty: trail itself
    GlobalOptions options;
    std::function<int(Context&)> action;  // only with Wish::run
    std::optional<UserAlias> alias{};     // the user's own that was named
    std::vector<std::string> line{};      // with it: the arguments it was expanded to
};

// Throws Error{usage} for what cannot be understood; a wish for help comes before any such error,
// except that the command must exist.
Parsed parse(const Program& program, std::span<const std::string> arguments,
             const AliasReader& read_aliases = {});

}  // namespace trail::cli
