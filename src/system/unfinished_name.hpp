// How a file is called until it is whole and takes its name.
#pragma once

#include <string_view>

namespace trail::system {

inline constexpr std::string_view unfinished_mark = ".trail-";  // and 16 hexadecimal digits

}  // namespace trail::system
