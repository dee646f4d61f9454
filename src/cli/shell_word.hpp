// A word as it can be pasted into a shell.
#pragma once

#include <string>
#include <string_view>

namespace trail::cli {

// Quoted only when a shell would read it differently; a "~/" at the start stays outside of the
// quotes.
std::string shell_word(std::string_view text);

}  // namespace trail::cli
