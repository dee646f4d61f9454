// Putting a copy in the place of the record; what was there before is kept.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace trail::store::restoring {

struct Copy {
    int schema = 0;
    std::size_t entries = 0;
};

// Reads every page of a copy, with what a log beside it holds. Throws Error{io} when it is damaged
// or not there, Error{config} when it is no record or was made by a newer program.
Copy verified(const std::string& copy);

struct Restored {
    std::size_t entries = 0;
    std::string kept;  // the record of before; empty when there was none
};

// Verifies the copy, makes a new file of it beside the record, and puts that in the record's place
// at once; the file of before stays beside it, "trail.db.before-restore", with all that its side
// files held. Waits up to `patience` for whoever reads or writes the record. Throws as `verified`
// does, and Error{busy}; the record is then as it was.
Restored restore(const std::string& record, const std::string& copy,
                 std::chrono::milliseconds patience = std::chrono::seconds(5));

}  // namespace trail::store::restoring
