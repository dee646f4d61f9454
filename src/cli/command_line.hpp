// The command of this run, to be pasted into a shell again.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace trail::cli {

// "trail rm wkqz --yes": the arguments quoted where a shell needs it, `more` after them but before
// "--", which ends options. Empty for a command that would fill the screen.
std::string command_line(std::span<const std::string> arguments, std::string_view more = {});

// The same with the value `wrong` of an option, or a word that is `wrong`, put right.
std::string corrected_line(std::span<const std::string> arguments, std::string_view wrong,
                           std::string_view right);

}  // namespace trail::cli
