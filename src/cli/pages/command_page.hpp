// The page of a command, or of a group of commands; and the one of the program.
#pragma once

#include <string_view>

#include "cli/command.hpp"
#include "cli/pages/examples.hpp"
#include "cli/pages/page.hpp"

namespace trail::cli::pages {

Page command_page(const Program& program, std::string_view word,
                  const std::vector<Shown>& examples);
Page program_page(const Program& program);

// An example: what it is for, the command, and what it prints.
std::string example_source(std::string_view meaning, const std::vector<Step>& steps);

}  // namespace trail::cli::pages
