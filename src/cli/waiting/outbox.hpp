// What was typed while the record could not be written: kept with its id, written later.
#pragma once

#include "cli/context.hpp"
#include "cli/waiting/note.hpp"
#include "trail/error.hpp"

namespace trail::cli {

// Tells that nothing is lost and nothing left to do: exit code 75.
class KeptInOutbox : public Error {
public:
    using Error::Error;
};

// Throws KeptInOutbox when the record may be written at another time and the note could be kept;
// else it returns, and the error stands. A record that was named for this run alone must at least
// be one: no later run would look for it.
void keep_in_outbox(Context& context, TypedNote note, const Error& error);

// Runs `act`, which writes what `note()` says; when the record cannot be written, that is kept.
template <class Act, class MakeNote>
void write_or_keep(Context& context, Act&& act, MakeNote&& note) {
    try {
        act();
    } catch (const Error& error) {
        keep_in_outbox(context, note(), error);
        throw;
    }
}

}  // namespace trail::cli
