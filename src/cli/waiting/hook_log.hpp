// The log of what nobody sits in front of: hooks, and what waits to be written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"

namespace trail::cli {

// Appends a line with the time, the event, where it happened and what came of it to hook.log in the
// state directory. Text of others cannot control a terminal from there. Never throws: what cannot
// be logged is not.
void log_event(Context& context, std::string_view event, std::string_view place,
               std::string_view what);

// The last line that was logged about something that waits; empty when there is none.
std::string last_reason(Context& context);

}  // namespace trail::cli
