// Files and directories: created private, written durably, errors with the path and the reason.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace trail::system {

using Path = std::filesystem::path;

// Every function throws Error{io} with the path and the system's reason, unless it says otherwise.

// Makes a directory and its missing parents with mode 0700, whatever the umask. What exists already
// keeps its mode.
void make_private_directory(const Path& directory);

// Throws Error{io} for a directory that is reached through a link of another user, belongs to
// another user, or can be written by others. Links of the administrator are trusted; so is a group
// that holds nobody but the user.
void refuse_unsafe_directory(const Path& directory);

// Makes an empty file if there is none, with mode 0600, or 0660 in a directory that a group shares
// (sharing.hpp); its directory is synced when it was made.
void make_private_file(const Path& file);

// Nothing when there is no such file; Error{data} when it is larger than `most`.
std::optional<std::string> read_file(const Path& file, std::size_t most);

// Writes to a temporary name beside it with mode 0600, syncs, renames, syncs the directory. A link
// stays a link: what it points to is replaced.
void write_file_durably(const Path& file, std::string_view content);

// Removes a file, or moves it to another name on the same file system, for good: the directories
// are synced. A file that is gone already is no failure.
void remove_durably(const Path& file);
void move_durably(const Path& from, const Path& to);

// Gives a file a second name on the same file system, for good; where files have one name only, it
// moves.
void name_durably(const Path& file, const Path& name);

// Writes a file of the user's choosing with the user's umask; an existing file is replaced whole or
// not at all and keeps its mode. A link stays a link; a device or pipe is written to. "-" is not
// special here.
enum class Sync { at_once, later };
void write_output_file(const Path& file, std::string_view content, Sync sync = Sync::at_once);

// Puts on disk what was written with `later` anywhere in the directory's file system: many files
// cost one wait.
void sync_all_files(const Path& directory);

// The nearest directory, from `start` upwards, that holds `name`; nothing at the root.
std::optional<Path> find_upwards(const Path& start, std::string_view name);

Path current_directory();

}  // namespace trail::system
