// The program that shows what is longer than the terminal.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace trail::cli {

// Shows a text through the pager and waits until the reader leaves it. False when the text is still
// to be printed: standard output is no terminal, the text fits it, no pager is wanted, or the one
// that is cannot be started, which is told.
bool shown_by_pager(Context& context, std::string_view text);

// The user's choice, else `less`; a command for `sh`, empty for none.
std::string pager_command(Context& context);

}  // namespace trail::cli
