// A length of time in hours and minutes, as people write it.
#pragma once

#include <optional>
#include <string_view>

#include "trail/time/instant.hpp"

namespace trail::time {

// "30m", "2h", "1h30m", "1 h 30 min", "90 minutes"; nothing when it is anything else, no time at
// all or more than a day.
std::optional<Seconds> parse_length(std::string_view text);

}  // namespace trail::time
