// Which machine this is: its operating system, and the room left on its disks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "trail/system/environment.hpp"
#include "trail/system/files.hpp"

namespace trail::system {

// "Debian GNU/Linux 12 (bookworm), Linux 6.1.0-18-amd64 x86_64": the name from os-release(5), then
// kernel and processor. Without such a file the kernel and processor alone.
std::string operating_system(const Path& release_file = "/etc/os-release");

// Bytes that the user may still write where a file or directory is or would be; nothing when the
// system does not say.
std::optional<std::uintmax_t> free_bytes_at(const Path& path);

// The absolute path of this program: where PATH has it under its own name, which an update does not
// change, else where the system says it is. Empty when nobody knows.
std::string running_program(const Environment& environment);

// The name of this machine as it calls itself: letters, digits, dots and dashes; "localhost" when
// it has none.
std::string host_name();

}  // namespace trail::system
