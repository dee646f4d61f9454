// Sizes of files as people say them.
#include "cli/size_text.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace trail::cli {

std::string size_text(std::uintmax_t bytes) {
    if (bytes < 1000) return fmt::format("{} {}", bytes, bytes == 1 ? "byte" : "bytes");
    constexpr std::array<std::string_view, 4> units{"KB", "MB", "GB", "TB"};
    std::uintmax_t unit_bytes = 1000;
    std::size_t unit = 0;
    while (unit + 1 < units.size() && bytes / unit_bytes >= 1000) {
        unit_bytes *= 1000;
        ++unit;
    }
    const auto whole = bytes / unit_bytes;
    const auto tenth = bytes % unit_bytes * 10 / unit_bytes;
    if (whole >= 10 || tenth == 0) return fmt::format("{} {}", whole, units.at(unit));
    return fmt::format("{}.{} {}", whole, tenth, units.at(unit));
}

}  // namespace trail::cli
