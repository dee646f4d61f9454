// The record as a file: what lies beside it, how changes are kept in it, where it may lie.
#pragma once

#include <string>

#include "trail/store/engine/sqlite.hpp"
#include "trail/system/interrupts.hpp"

namespace trail::store {

// Where writers queue in the kernel, so that none of them waits much longer than the others.
std::string queue_of(const std::string& path);

// As the file system of its directory allows.
engine::Journal journal_for(const std::string& path);

// Throws Error{io} where two writers would damage a record.
void refuse_without_locks(const std::string& path);

// Throws Error{io} where others could put a file of theirs in the place of a personal record; a
// directory that is made for a group is the group's.
void refuse_open_to_others(const std::string& path);

// A record that is written beside its place, under a name that nobody else gives, so that half of
// it never passes for a whole one: it goes with this object unless it took its name. What a crash
// left of an earlier one is made anew.
class Unfinished {
public:
    // Throws Error{usage} when `source`, which is read, is such a file.
    Unfinished(const std::string& place, const std::string& source);
    ~Unfinished();
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const std::string& path() const { return path_; }

    void take_name();  // never over what is there
    void replace();    // what is there, for good

private:
    std::string place_;
    std::string path_;
    system::RemovedOnSignal removed_;
    system::RemovedOnSignal journal_removed_;
};

// Copies and verifies the record as it is before the migration to `version`, in
// "trail.db.before-2". Whoever holds the queue may.
void keep_copy_before(engine::Engine& record, const std::string& path, int version);

}  // namespace trail::store
