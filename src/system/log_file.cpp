// A log that nobody reads as it is written.
#include "trail/system/log_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>

#include "system/descriptor.hpp"

namespace trail::system {

void append_line(const Path& file, std::string_view line, std::size_t most) {
    struct stat found {};
    const bool is_full = ::stat(file.c_str(), &found) == 0 &&
                         static_cast<std::size_t>(found.st_size) + line.size() + 1 > most;
    // Where two processes find it full at once, one of them renames a short log; that is all.
    if (is_full) ::rename(file.c_str(), (file.string() + ".1").c_str());
    constexpr mode_t private_mode = 0600;
    const auto opened =
        open_file(file, O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_NOCTTY, private_mode);
    if (!opened.is_open()) refuse("write", file.native(), errno);
    std::string text(line);
    text += '\n';
    if (const int code = write_fully(opened.number(), text)) refuse("write", file.native(), code);
}

}  // namespace trail::system
