// A log that nobody reads as it is written: one line at a time, never larger than it may grow.
#pragma once

#include <cstddef>
#include <string_view>

#include "trail/system/files.hpp"

namespace trail::system {

// Appends the line and a newline to a file of mode 0600; both in one write, so that processes do
// not mix theirs. A file that would grow beyond `most` bytes is first renamed to FILE.1, in place
// of an older one. Throws Error{io}.
void append_line(const Path& file, std::string_view line, std::size_t most);

}  // namespace trail::system
