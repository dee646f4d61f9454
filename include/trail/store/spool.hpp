// What waits to be written into a record that could not be reached: one file each, kept in order.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/system/files.hpp"
#include "trail/system/locks.hpp"

namespace trail::store {

// The notes of one record, in the state directory of one user. Each belongs to whoever holds the
// spool while it is read, written into the record and removed, so that it is written once.
class Spool {
public:
    // `record` is the path of the record; empty for one that could not be found out.
    Spool(const system::Path& state_directory, std::string_view record);

    // Microseconds when nothing was ever kept. What cannot be looked at counts as empty.
    bool is_empty() const;

    // Keeps a note behind all that wait, durable on return. Throws Error{io}.
    void put(std::string_view note) const;

    // In the order in which they were put.
    std::vector<system::Path> waiting() const;

    // Those that were set aside since nobody could read them.
    std::vector<system::Path> refused() const;

    // The right to take notes out; nothing while another program has it.
    std::optional<system::FileLock> hold(std::chrono::milliseconds patience) const;

    // For who holds the spool: a note is in the record, or can never be.
    void remove(const system::Path& note) const;
    void refuse(const system::Path& note) const;

    // One that was set aside waits in its old place again: what it lacked may be there by now.
    void accept_again(const system::Path& note) const;

    const system::Path& directory() const { return directory_; }

private:
    system::Path directory_;
};

}  // namespace trail::store
