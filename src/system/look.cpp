// What stands in the way of a file, the commands that show it, and what else lies in its folder.
#include "trail/system/look.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "system/descriptor.hpp"
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

fs::path nearest(fs::path path) {
    while (!can_be_looked_at(path) && path.has_parent_path() && path.has_relative_path())
        path = path.parent_path();
    return can_be_looked_at(path) ? path : ".";
}

}  // namespace

std::string look_command(const fs::path& file) {
    return "ls -ld " + quoted_word(nearest(file).native());
}

std::string list_command(const fs::path& folder) {
    return "ls " + quoted_word(nearest(folder).native());
}

void refuse_shut_folder(std::string_view act, const fs::path& file) {
    const auto folder = nearest(file.parent_path());
    if (::faccessat(AT_FDCWD, folder.c_str(), W_OK | X_OK, AT_EACCESS) != 0)
        refuse_writing(act, file, errno);
}

}  // namespace trail::system
