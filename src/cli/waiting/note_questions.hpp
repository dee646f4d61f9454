// What a note leaves open that only git can tell, before it goes into the record.
#pragma once

#include <string_view>

#include "cli/waiting/note.hpp"
#include "trail/store/record.hpp"
#include "trail/system/process.hpp"

namespace trail::cli {

// Finds out without git what the record knows of the note's repository and commits. Returns what
// is still open, in words for the log; empty when the note may be written.
std::string_view open_question(const store::Record& record, Note& note);

// Asks git for that: the repository's identity, and whether a commit that nobody announced is a
// copy of one in the record. Where git cannot say any more, the note stands as it is.
void complete(system::Processes& processes, const store::Record& record, Note& note);

}  // namespace trail::cli
