// What waits for the record goes into it, in order and once, whenever the record can be written.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/waiting/note.hpp"
#include "trail/store/spool.hpp"

namespace trail::cli {

// What waits for the record of this run: under its own path, and what came while nobody could tell
// which record was meant, unless this run names another one.
std::vector<store::Spool> spools(Context& context);

// Keeps a note until the record can be written. `why` is logged, and told by `trail doctor`. Throws
// Error{io} where not even that can be done.
void keep(Context& context, const Note& note, std::string_view why);

// A hook takes out only what needs no further process of git, and no more than it has time for.
enum class Effort { whatever_it_takes, what_is_quick };

// Writes what waits into the record, each note with its own durable operation. Microseconds when
// nothing does. What cannot be written yet goes on waiting, with all behind it; what never can is
// set aside. Never throws: nobody asked for it. `actor` tells who writes.
using ActorIn = std::function<store::Actor(const store::Record&)>;
void drain(Context& context, Effort effort, const ActorIn& actor);

}  // namespace trail::cli
