// When several people could talk: times that suit everybody, else the one that hurts least.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "trail/time/working_hours.hpp"

namespace trail::report {

struct CallSlot {
    time::Span span;
    std::vector<std::size_t> outside;  // who would not be at work, by their place in the list

    bool operator==(const CallSlot&) const = default;
};

// The first times inside of `window` at which all are at work for `length`: one of each stretch of
// shared time, which begins on a quarter of an hour of the clock. None for nobody.
std::vector<CallSlot> shared_slots(std::span<const time::WorkingTime> people,
                                   const time::Span& window, time::Seconds length,
                                   std::size_t most);

// The half hour of `window` at which whoever is furthest from their working time is as near to it
// as can be; of equals the one that is nearest for all together, then the first. Nothing for nobody
// and for a window without room.
std::optional<CallSlot> least_bad_slot(std::span<const time::WorkingTime> people,
                                       const time::Span& window, time::Seconds length);

// A stretch of the week in which all work, by the clocks of the zones, of which the first is the
// reader's: "Mon to Fri 09:00-11:00 Berlin = 16:00-18:00 Taipei". Of several the longest; nothing
// when there is none in the window.
std::optional<std::string> shared_time_text(std::span<const time::WorkingTime> people,
                                            const time::Span& window,
                                            std::span<const time::Zone> zones);

// "Berlin" for "Europe/Berlin".
std::string city(const time::Zone& zone);

}  // namespace trail::report
