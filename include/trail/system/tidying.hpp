// Putting right what went wrong in folders of our own: modes, and files of writers that died.
#pragma once

#include <chrono>
#include <filesystem>
#include <vector>

#include "trail/system/files.hpp"

namespace trail::system {

// Sets the mode of a file or folder; a link is refused. Throws Error{io} with the path and the
// system's reason.
void set_mode(const Path& path, std::filesystem::perms mode);

// Files that `write_file_durably` began in a directory at least `age` ago and that nobody finished.
// What cannot be looked at holds none.
std::vector<Path> unfinished_files(const Path& directory, std::chrono::minutes age);

}  // namespace trail::system
