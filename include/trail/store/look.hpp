// A look at a record that leaves no trace, for answers that must never be in anybody's way.
#pragma once

#include <memory>
#include <string>

#include "trail/store/record.hpp"

namespace trail::store {

// Opened for reading alone: no file is made beside the record, nothing is migrated, and nobody is
// waited for. What was written a moment ago may be missing.
class Look {
public:
    // Throws Error when the record cannot be read so: there is none, it is not ours, it was made by
    // another version of the program, or somebody holds it.
    explicit Look(const std::string& path);
    ~Look();
    Look(const Look&) = delete;
    Look& operator=(const Look&) = delete;

    const Record& record() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace trail::store
