// Commands that show what stands in the way of a file, and what else lies in its folder.
#pragma once

#include <filesystem>
#include <string>

namespace trail::system {

// "ls -ld PATH", ready to be pasted: whose the file is and what it allows, or the same of the
// nearest folder above it that can be looked at.
std::string look_command(const std::filesystem::path& file);

// "ls PATH": what lies in a folder, or in the nearest one above it.
std::string list_command(const std::filesystem::path& folder);

}  // namespace trail::system
