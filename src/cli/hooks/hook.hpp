// A hook's run: what git did is put down, in the record or where it waits for it.
#pragma once

#include <span>
#include <string>

#include "cli/context.hpp"

namespace trail::cli {

// `arguments` are the event and what git gives the hook with it. Prints nothing and never throws:
// what goes wrong stands in hook.log. Does nothing where TRAIL_HOOK is 0, and where CI is set
// unless the setting hook.in_ci says otherwise.
void run_hook(Context& context, std::span<const std::string> arguments);

}  // namespace trail::cli
