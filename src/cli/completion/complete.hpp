// `trail __complete`: what fits at the cursor, for the scripts in completions/.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/context.hpp"

namespace trail::cli::completion {

// Stands in no help: only scripts call it.
inline constexpr std::string_view hidden_command = "__complete";

// `arguments` are those after the hidden command: the number of the word at the cursor, from 0, and
// the words after "trail" without quotes; of the one at the cursor what stands before it. Answers
// as `Answer::text` does. Reads only, waits for nobody, and whatever goes wrong answers nothing.
std::string complete(const Program& program, const World& world,
                     std::span<const std::string> arguments);

// Whether a whole command line asks for it; and the door: prints, and always ends well.
bool is_asked(std::span<const std::string> arguments);
int run(const World& world, std::span<const std::string> arguments);

}  // namespace trail::cli::completion
