// The date of a commit as git writes it: seconds and an offset.
#pragma once

#include <string_view>

#include "trail/time/instant.hpp"

namespace trail::external {

// "1700000000 +0100". Any number may stand in a commit; what cannot be stored and shown in every
// zone becomes the nearest that can, and an offset that is none becomes zero.
time::Stamp stamp_in(std::string_view text);

}  // namespace trail::external
