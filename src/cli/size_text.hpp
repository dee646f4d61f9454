// Sizes of files as people say them.
#pragma once

#include <cstdint>
#include <string>

namespace trail::cli {

// "812 bytes", "57 KB", "1.4 MB"; a KB is 1000 bytes, and nothing is rounded up.
std::string size_text(std::uintmax_t bytes);

}  // namespace trail::cli
