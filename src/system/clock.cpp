// What time it is: asked once a run, and fixed by TRAIL_NOW for reproducible output.
#include "trail/system/clock.hpp"

#include <fmt/format.h>
#include <sys/random.h>

#include <cerrno>
#include <chrono>

#include "system/descriptor.hpp"
#include "trail/error.hpp"

namespace trail::system {

time::Instant now(const Environment& environment) {
    if (!environment.has("TRAIL_NOW")) {
        return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    }
    const auto text = environment.get_or("TRAIL_NOW", "");
    const auto stamp = time::parse_rfc3339(text);
    if (!stamp) {
        throw Error(Failure::usage, fmt::format("TRAIL_NOW is no RFC 3339 time: \"{}\"", text),
                    "export TRAIL_NOW=2026-11-22T09:12:00+01:00");
    }
    return stamp->at;
}

std::chrono::milliseconds elapsed() {
    return std::chrono::floor<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

std::chrono::nanoseconds since_epoch() {
    return std::chrono::system_clock::now().time_since_epoch();
}

std::uint64_t random_bits() {
    std::uint64_t bits = 0;
    while (::getrandom(&bits, sizeof bits, 0) != static_cast<ssize_t>(sizeof bits)) {
        if (errno != EINTR) refuse("read", "random bytes", errno);
    }
    return bits;
}

}  // namespace trail::system
