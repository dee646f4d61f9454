// The file of the record, as commands speak of it.
#pragma once

#include <optional>
#include <string>

#include "cli/context.hpp"

namespace trail::cli {

// "~/.local/share/trail/trail.db", safe to print.
std::string shown_record(Context& context);

// False when there is no record yet, which is told together with the command that begins one.
bool has_record(Context& context);

// Who named a record other than the usual one: "--db", "TRAIL_DB", "~/.config/trail/config.toml:2".
std::optional<std::string> namer_of_record(Context& context);

// Says of a record that somebody named that it is not there and was read as an empty one, or to
// whoever watches that it was not there and is begun: the name may be mistyped.
void note_named_record(Context& context);

// Throws Error{config} where somebody named a record that is not there: for runs that nobody
// watches, which must not take it for an empty one.
void refuse_missing_record(Context& context);

// The command that gets back what a damaged record still holds.
std::string recovery_of(Context& context);

}  // namespace trail::cli
