// What time it is: asked once a run, and fixed by TRAIL_NOW for reproducible output.
#pragma once

#include <cstdint>

#include "trail/system/environment.hpp"
#include "trail/time/instant.hpp"

namespace trail::system {

// TRAIL_NOW (RFC 3339) if set, else the clock. Throws Error{usage} when TRAIL_NOW is no such time.
time::Instant now(const Environment& environment);

// 64 bits from the system's random source; throws Error{io} when it has none.
std::uint64_t random_bits();

}  // namespace trail::system
