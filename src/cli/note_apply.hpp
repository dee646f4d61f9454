// Notes into the record; telling one twice changes nothing.
#pragma once

#include <string>
#include <string_view>

#include "cli/note.hpp"
#include "trail/store/record.hpp"
#include "trail/system/process.hpp"

namespace trail::cli {

// What the note's operation is called in the journal.
std::string command_of(const Note& note);

// Finds out without git what the record knows of the note's repository and commits. Returns what
// only git can tell, in words for the log; empty when the note may be written.
std::string_view open_question(const store::Record& record, Note& note);

// Asks git for that: the repository's identity, and whether a commit that nobody announced is a
// copy of one in the record. Where git cannot say any more, the note stands as it is.
void complete(system::Processes& processes, const store::Record& record, Note& note);

// Writes the note. It must have its identity. Throws what the store throws.
void apply(store::Change& change, const Note& note);

}  // namespace trail::cli
