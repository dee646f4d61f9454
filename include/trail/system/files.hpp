// Files and directories: created private, written durably, errors with the path and the reason.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace trail::system {

using Path = std::filesystem::path;

// Every function throws Error{io} with the path and the system's reason, unless it says otherwise.

// Makes a directory and its missing parents with mode 0700, whatever the umask.
void make_private_directory(const Path& directory);

// Throws Error{io} for a directory that is a link of another user, belongs to another user, or can be
// written by others.
void refuse_unsafe_directory(const Path& directory);

// Makes an empty file with mode 0600 if there is none; its directory is synced when it was made.
void make_private_file(const Path& file);

// Nothing when there is no such file; Error{data} when it is larger than `most`.
std::optional<std::string> read_file(const Path& file, std::size_t most);

// Writes to a temporary name beside it with mode 0600, syncs, renames, syncs the directory.
void write_file_durably(const Path& file, std::string_view content);

// Writes a file of the user's choosing with the user's umask; an existing file is replaced whole or
// not at all. "-" is not special here.
void write_output_file(const Path& file, std::string_view content);

// The nearest directory, from `start` upwards, that holds `name`; nothing at the root.
std::optional<Path> find_upwards(const Path& start, std::string_view name);

Path current_directory();

// What the file system of a directory can do.
enum class FileSystem {
    local,    // shared memory and locks work
    network,  // NFS, SMB, 9p, FUSE and the like: no shared memory between processes
};
FileSystem file_system_of(const Path& directory, std::string* name = nullptr);

// Tries an exclusive lock through two descriptors; false when the second one gets it too.
bool locks_work_in(const Path& directory);

// An exclusive lock on a file of ours, released at the end of the object's life or of the process.
class FileLock {
public:
    // Waits up to `patience_ms`; nothing when somebody else still holds it.
    static std::optional<FileLock> take(const Path& file, int patience_ms);
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int descriptor) : descriptor_(descriptor) {}
    int descriptor_;
};

}  // namespace trail::system
