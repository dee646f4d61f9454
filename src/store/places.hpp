// Where an entry lies in the table: time order, sixteen places a second.
#pragma once

#include <cstdint>

#include "trail/store/engine/engine.hpp"
#include "trail/time/period.hpp"

namespace trail::store {

inline constexpr std::int64_t places_per_second = 16;

struct Place {
    std::int64_t value = 0;
    std::int64_t late = 0;  // seconds it lies after the event, when the event's own second is full
};

time::Instant instant_of(std::int64_t place, std::int64_t late);

// The first free place at or after the instant.
Place free_place(engine::Connection& connection, time::Instant at);

// Every entry of the span lies in [first, last]; entries that lie there late are told apart by
// their own second, which is one of those named last. Mostly none does, in the whole record.
struct PlaceRange {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::int64_t first_second = 0;
    std::int64_t last_second = 0;
    std::int64_t longest_late = 0;  // seconds, of any entry in the record
};
PlaceRange places(engine::Connection& connection, const time::Span& span);

}  // namespace trail::store
