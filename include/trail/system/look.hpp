// What stands in the way of a file, the commands that show it, and what else lies in its folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace trail::system {

// "ls -ld PATH", ready to be pasted: whose the file is and what it allows, or the same of the
// nearest folder above it that can be looked at.
std::string look_command(const std::filesystem::path& file);

// "ls PATH": what lies in a folder, or in the nearest one above it.
std::string list_command(const std::filesystem::path& folder);

// Throws Error{io}: "cannot move ~/x: Permission denied", when nothing may be made, moved or
// removed in the folder the file lies in, or would if its folders were made.
void refuse_shut_folder(std::string_view act, const std::filesystem::path& file);

}  // namespace trail::system
