// Putting right what went wrong in folders of our own: modes, and files of writers that died.
#include "trail/system/tidying.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <string>

#include "system/descriptor.hpp"
#include "system/unfinished_name.hpp"

namespace trail::system {
namespace {

namespace fs = std::filesystem;

bool is_unfinished_name(const std::string& name) {
    constexpr std::size_t digits = 16;
    const auto is_digit = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    return name.starts_with(unfinished_mark) && name.size() == unfinished_mark.size() + digits &&
           std::ranges::all_of(name.substr(unfinished_mark.size()), is_digit);
}

bool is_old(const fs::directory_entry& entry, std::chrono::minutes age) {
    std::error_code failed;
    const auto written = entry.last_write_time(failed);
    return !failed && fs::file_time_type::clock::now() - written >= age;
}

}  // namespace

// By its name: closing a descriptor of a record would end the locks that this process holds on it.
void set_mode(const Path& path, fs::perms mode) {
    struct stat found {};
    const bool is_found = ::lstat(path.c_str(), &found) == 0;
    if (is_found && S_ISLNK(found.st_mode)) refuse("change the mode of", path.native(), ELOOP);
    if (!is_found || ::chmod(path.c_str(), static_cast<mode_t>(mode)) != 0) {
        refuse("change the mode of", path.native(), errno);
    }
}

std::vector<Path> unfinished_files(const Path& directory, std::chrono::minutes age) {
    std::vector<Path> found;
    std::error_code failed;
    for (fs::directory_iterator at(directory, failed), end; !failed && at != end;
         at.increment(failed)) {
        std::error_code ignored;
        const bool is_ours = is_unfinished_name(at->path().filename().string()) &&
                             fs::is_regular_file(at->symlink_status(ignored)) && is_old(*at, age);
        if (is_ours) found.push_back(at->path());
    }
    std::ranges::sort(found);
    return found;
}

}  // namespace trail::system
