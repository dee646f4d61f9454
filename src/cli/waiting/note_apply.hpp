// Notes into the record; telling one twice changes nothing.
#pragma once

#include <string>

#include "cli/waiting/note.hpp"
#include "trail/store/record.hpp"

namespace trail::cli {

// What the note's operation is called in the journal.
std::string command_of(const Note& note);

// Writes the note. No question may be open: see note_questions.hpp. Throws what the store throws.
void apply(store::Change& change, const Note& note);

}  // namespace trail::cli
