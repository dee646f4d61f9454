// The file of the record, as commands speak of it.
#pragma once

#include <string>

#include "cli/context.hpp"

namespace trail::cli {

// "~/.local/share/trail/trail.db", safe to print.
std::string shown_record(Context& context);

// False when there is no record yet, which is told together with the command that begins one.
bool has_record(Context& context);

// The command that gets back what a damaged record still holds.
std::string recovery_of(Context& context);

}  // namespace trail::cli
