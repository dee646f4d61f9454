// Hook files as they lie on the disk.
#pragma once

#include <string>
#include <vector>

#include "trail/external/hooks.hpp"

namespace trail::external::hooks {

// Files beyond this are nobody's script.
inline constexpr std::size_t largest_hook = 1024 * 1024;

// What has this name, itself and not what a link points to; `not_found` when nothing has. Throws
// Error{io} when the system does not tell.
std::filesystem::file_status status_of(const system::Path& file);

// The text of a file; empty when there is none or it is no text worth reading. Throws Error{io}.
std::string text_of(const system::Path& file);

// What stands at `file`, and where else lines of ours are: beside it under another ending, and in
// `others`.
HookFile hook_file(Event event, const system::Path& file, const std::vector<system::Path>& others);

// Whether a program is there and can be started.
bool can_be_started(const system::Path& program);

}  // namespace trail::external::hooks
