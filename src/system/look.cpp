// Commands that show what stands in the way of a file, and what else lies in its folder.
#include "trail/system/look.hpp"

#include <system_error>

#include "trail/error.hpp"

namespace trail::system {
namespace {

namespace fs = std::filesystem;

// Not so where the folder it lies in may not be entered, or is a file.
bool can_be_looked_at(const fs::path& path) {
    std::error_code failed;
    const auto kind = fs::symlink_status(path, failed).type();
    return kind != fs::file_type::none && kind != fs::file_type::not_found;
}

std::string nearest(fs::path path) {
    while (!can_be_looked_at(path) && path.has_parent_path() && path.has_relative_path())
        path = path.parent_path();
    return quoted_word(can_be_looked_at(path) ? path.native() : ".");
}

}  // namespace

std::string look_command(const fs::path& file) {
    return "ls -ld " + nearest(file);
}

std::string list_command(const fs::path& folder) {
    return "ls " + nearest(folder);
}

}  // namespace trail::system
