// Keeping others out: what the file system of a directory can do, and a lock on a file.
#pragma once

#include <optional>
#include <string>

#include "trail/system/files.hpp"

namespace trail::system {

// What the file system of a directory can do.
enum class FileSystem {
    local,    // shared memory and locks work
    network,  // NFS, SMB, 9p, FUSE and the like: no shared memory between processes
};

// One that is not known counts as a network. `name` receives what people call it: "ext", "NFS".
// Throws Error{io} when the directory cannot be reached.
FileSystem file_system_of(const Path& directory, std::string* name = nullptr);

// Tries an exclusive lock through two descriptors; false when the second one gets it too, or when
// no lock can be had. Throws Error{io} when no file can be made there.
bool locks_work_in(const Path& directory);

// An exclusive lock on a file of ours, released at the end of the object's life or of the process.
// The file is made with mode 0600 when it is missing, and must never be removed: a waiter would
// hold a lock on a file that nobody finds.
class FileLock {
public:
    // Waits up to `patience_ms`; nothing when somebody else still holds it. Throws Error{io} when
    // the file cannot be opened or locked at all.
    static std::optional<FileLock> take(const Path& file, int patience_ms);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace trail::system
