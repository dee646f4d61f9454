// The name of a time zone as people type it, and the way out where it is none.
#include "cli/zone_name.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "trail/error.hpp"
#include "trail/text/escape.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {
namespace {

// "Berlin", "new york", "europe/berlin" as the database spells them.
std::optional<std::string> zone_resembling(std::string_view given) {
    constexpr std::array regions{"",         "Europe/",   "America/",   "Asia/",  "Africa/",
                                 "Pacific/", "Atlantic/", "Australia/", "Indian/"};
    std::string spelled;
    for (const char c : given) {
        const bool starts = spelled.empty() || spelled.back() == '_' || spelled.back() == '/';
        const char next = c == ' ' ? '_' : c;
        if (starts && next >= 'a' && next <= 'z') {
            spelled += static_cast<char>(next - 'a' + 'A');
        } else if (!starts && next >= 'A' && next <= 'Z') {
            spelled += static_cast<char>(next - 'A' + 'a');
        } else {
            spelled += next;
        }
    }
    for (const std::string_view region : regions) {
        if (const auto zone = time::Zone::named(std::string(region) + spelled)) return zone->name();
    }
    return std::nullopt;
}

}  // namespace

std::string zone_from(const std::string& given) {
    if (given.empty()) return given;
    if (const auto zone = time::Zone::named(given)) return zone->name();
    const auto near = zone_resembling(given);
    throw Error(Failure::usage, fmt::format("no time zone \"{}\"", text::for_terminal_line(given)),
                near ? fmt::format("did you mean \"{}\"?", *near)
                     : "try \"Europe/Berlin\", \"Asia/Taipei\" or \"UTC\"");
}

std::string zone_remedy(Context& context, std::string_view wrong) {
    const auto zone = zone_resembling(wrong).value_or("Europe/Berlin");
    return (context.environment().has("TZ") ? "export TZ=" : "trail config set user.zone ") + zone;
}

}  // namespace trail::cli
