// Arguments in; the chosen command with its options filled, or what was asked instead, out.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "cli/command.hpp"

namespace trail::cli {

enum class Wish { run, short_help, full_help, version };

struct Parsed {
    Wish wish = Wish::run;
    std::string topic;  // what help is wanted about: "log", "config"; empty: trail itself
    GlobalOptions options;
    std::function<int(Context&)> action;  // only with Wish::run
};

// Throws Error{usage} for what cannot be understood; a wish for help comes before any such error,
// except that the command must exist.
Parsed parse(const Program& program, std::span<const std::string> arguments);

}  // namespace trail::cli
