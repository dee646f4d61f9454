// Notes into the record; telling one twice changes nothing.
#pragma once

#include <string>

#include "cli/note.hpp"
#include "trail/store/record.hpp"
#include "trail/system/process.hpp"

namespace trail::cli {

// What the note's operation is called in the journal.
std::string command_of(const Note& note);

// True when the note names its repository as the record knows it, if need be after looking it up by
// its directory. What cannot be known without walking the history stays unknown.
bool has_identity(const store::Record& record, Note& note);

// Asks git for what is still unknown of a note: the repository's identity, and whether a commit
// that nobody announced is a copy of one in the record. Where git cannot say any more, the note
// stands as it is.
void complete(system::Processes& processes, const store::Record& record, Note& note);

// Writes the note. It must have its identity. Throws what the store throws.
void apply(store::Change& change, const Note& note);

}  // namespace trail::cli
