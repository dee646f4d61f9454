// Time zones over Abseil's reader of the IANA database.
#include "trail/time/zone.hpp"

#include <absl/time/civil_time.h>
#include <absl/time/time.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>

namespace trail::time {

struct Zone::Rules {
    std::string name;
    absl::TimeZone zone;

    // The one copy under this name. Never freed: zones are plain pointers to it, also in statics
    // that outlive this map.
    static const Rules* kept(const std::string& name, const absl::TimeZone& zone) {
        static auto& all = *new std::map<std::string, Rules, std::less<>>;
        static auto& guard = *new std::mutex;
        const std::lock_guard lock(guard);
        return &all.try_emplace(name, Rules{name, zone}).first->second;
    }

    absl::TimeZone::TimeInfo at(LocalTime local) const {
        return zone.At(absl::CivilSecond(1970, 1, 1) + local.time_since_epoch().count());
    }

    Seconds offset_at(Instant instant) const {
        return Seconds{zone.At(absl::FromUnixSeconds(instant.time_since_epoch().count())).offset};
    }
};

namespace {

constexpr std::size_t longest_name = 64;

Instant instant_of(absl::Time time) {
    return Instant{Seconds{absl::ToUnixSeconds(time)}};
}

bool may_be_in_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '+' || c == '-' || c == '/';
}

// Without dots and empty parts a name cannot leave the database's directory; without colons it
// cannot be one of the zones Abseil makes up. "localtime" would be whatever the environment says.
bool names_a_zone(std::string_view name) {
    return !name.empty() && name.size() <= longest_name && name.front() != '/' &&
           name.back() != '/' && name.find("//") == std::string_view::npos &&
           std::ranges::all_of(name, may_be_in_name) && name != "localtime";
}

}  // namespace

Zone Zone::utc() {
    static const Rules* const rules = Rules::kept("UTC", absl::UTCTimeZone());
    return Zone(rules);
}

std::optional<Zone> Zone::named(std::string_view name) {
    // POSIX writes "UTC0"; both must work on a machine without the database.
    if (name == "UTC" || name == "UTC0") return utc();
    if (!names_a_zone(name)) return std::nullopt;
    const std::string key(name);
    absl::TimeZone zone;
    if (!absl::LoadTimeZone(key, &zone)) return std::nullopt;
    return Zone(Rules::kept(key, zone));
}

Zone Zone::fixed(Offset offset) {
    constexpr Offset farthest = std::chrono::hours{24} - Offset{1};
    const auto minutes = static_cast<int>(std::clamp(offset, -farthest, farthest).count());
    const auto name = fmt::format("{}{:02}:{:02}", minutes < 0 ? "-" : "+", std::abs(minutes) / 60,
                                  std::abs(minutes) % 60);
    return Zone(Rules::kept(name, absl::FixedTimeZone(minutes * 60)));
}

const std::string& Zone::name() const {
    return rules_->name;
}

Offset Zone::offset_at(Instant instant) const {
    return std::chrono::duration_cast<Offset>(rules_->offset_at(instant));
}

LocalTime Zone::local(Instant instant) const {
    return LocalTime{(instant + rules_->offset_at(instant)).time_since_epoch()};
}

Instant Zone::instant(LocalTime local) const {
    // `pre` reads the time with the offset before the change: later than the gap if it was skipped,
    // the first of the two if it was repeated.
    return instant_of(rules_->at(local).pre);
}

Instant Zone::reached(LocalTime local) const {
    const auto found = rules_->at(local);
    const bool skipped = found.kind == absl::TimeZone::TimeInfo::SKIPPED;
    return instant_of(skipped ? found.trans : found.pre);
}

}  // namespace trail::time
