// The one door: arguments in, printed results and an exit code out.
#pragma once

#include <span>
#include <string>

#include "cli/command.hpp"
#include "cli/context.hpp"

namespace trail::cli {

// Never throws: every failure is printed and becomes its exit code.
int run(World world, std::span<const std::string> arguments);

// The same with other commands, for tests.
int run(const Program& program, World world, std::span<const std::string> arguments);

}  // namespace trail::cli
