// Help, written from what the commands declare.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "cli/command.hpp"

namespace trail::cli {

inline constexpr std::size_t short_help_lines = 40;

// Every command on one page.
std::string overview(const Program& program);

// What a command, or a group of commands, is for; empty for a word that is neither.
std::string_view summary_of(const Program& program, std::string_view word);

// Of a command or a group ("decide list", "config"), which must exist; without a name, the
// overview. The short one has two examples first and at most 40 lines.
std::string short_help(const Program& program, std::string_view name);
std::string full_help(const Program& program, std::string_view name);

}  // namespace trail::cli
