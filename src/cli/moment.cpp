// Moments as the reader of this run knows them.
#include "cli/moment.hpp"

#include <fmt/format.h>

#include "trail/error.hpp"

namespace trail::cli {

std::string moment_text(Context& context, time::Instant moment) {
    const auto& zone = context.zone();
    return time::moment_text(zone.local(moment), time::day_of(zone.local(context.now())));
}

std::string recent_text(Context& context, time::Instant moment) {
    constexpr std::chrono::days unmistakable{6};  // longer ago, a weekday may be another week's
    const auto local = context.zone().local(moment);
    const auto age = time::day_of(context.zone().local(context.now())) - time::day_of(local);
    if (age < std::chrono::days{0} || age > unmistakable) return moment_text(context, moment);
    return fmt::format("{} {}", time::weekday_name(time::day_of(local)), time::clock_text(local));
}

time::Zone page_zone(Context& context) {
    const auto name = context.settings().text("digest.zone");
    if (name.empty()) return context.zone();
    if (auto zone = time::Zone::named(name)) return *zone;
    throw Error(Failure::config, fmt::format("unknown time zone \"{}\" in digest.zone", name),
                "trail config describe digest.zone");
}

std::string zone_to_tell(Context& context) {
    const auto name = page_zone(context).name();
    return name == context.zone().name() ? "" : name;
}

}  // namespace trail::cli
