// Ending what is open: nothing ends twice, and whoever comes second is told how it ended.
#pragma once

#include "trail/error.hpp"
#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::cli {

// Trying again later, unchanged, does not help: somebody has to look first.
class ChangedMeanwhile : public Error {
public:
    using Error::Error;
};

// Throws ChangedMeanwhile{busy} that says what somebody did, unless the item is still open and says
// what it said when it was `seen`. Inside of the operation, so that nobody can come between.
void require_still_open(const store::Record& record, const model::Entry& seen);

}  // namespace trail::cli
