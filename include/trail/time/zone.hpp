// Time zones of the IANA database: offsets, gaps and overlaps. The only place that looks one up.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/time/instant.hpp"

namespace trail::time {

// A zone as a value; copies are cheap. Rules are read when the zone is made.
class Zone {
public:
    static Zone utc();

    // "Europe/Berlin", "UTC", or nothing when the database has no such zone. Names have letters,
    // digits and `_ + - /`; what could leave the database's directory, "localtime" and spelt-out
    // offsets are not zones. "UTC" and "UTC0" work without a database.
    static std::optional<Zone> named(std::string_view name);

    // A zone that is always `offset` from UTC, less than a day; its name is "+05:45".
    static Zone fixed(Offset offset);

    const std::string& name() const;

    // In whole minutes; the odd seconds of old local mean times are dropped.
    Offset offset_at(Instant instant) const;
    LocalTime local(Instant instant) const;
    Stamp stamp(Instant instant) const { return {instant, offset_at(instant)}; }

    // A wall-clock time that a change of clocks skips reads as the same distance after the change;
    // one that happens twice is the first.
    Instant instant(LocalTime local) const;

    // The first moment at which the wall clock shows this time or a later one: the end of the gap
    // for a time that is skipped, the first of two.
    Instant reached(LocalTime local) const;

    // The first moment of a day; midnight itself may not exist.
    Instant start_of(Day day) const { return reached(day); }

    bool operator==(const Zone& other) const { return name() == other.name(); }

private:
    struct Rules;
    explicit Zone(const Rules* rules) : rules_(rules) {}
    const Rules* rules_;  // interned for the life of the process
};

}  // namespace trail::time
