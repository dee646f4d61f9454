// What time it is: asked once a run, and fixed by TRAIL_NOW for reproducible output.
#pragma once

#include <chrono>
#include <cstdint>

#include "trail/system/environment.hpp"
#include "trail/time/instant.hpp"

namespace trail::system {

// TRAIL_NOW (RFC 3339) if set, else the clock. Throws Error{usage} when TRAIL_NOW is no such time.
time::Instant now(const Environment& environment);

// Time that passes evenly, from a start that means nothing; TRAIL_NOW does not stop it.
std::chrono::milliseconds elapsed();

// Nanoseconds since 1970, for names that sort by when they were given; TRAIL_NOW does not stop it.
std::chrono::nanoseconds since_epoch();

// 64 bits from the system's random source; throws Error{io} when it has none.
std::uint64_t random_bits();

}  // namespace trail::system
