// One phrase of the date grammar ("fri 16:00", "last week", "2h ago"), resolved.
#pragma once

#include <variant>

#include "time/date_text.hpp"
#include "trail/time/date_grammar.hpp"

namespace trail::time {

// "7d": as a point the day at the far end, as a period all days from there to today.
struct Stretch {
    Day far_end;
};

// A moment has a clock time, a day has none.
using Meaning = std::variant<Instant, Day, Stretch, Period>;

// Reads all of `part`; throws Error{usage} when a word of it is not understood, names what does not
// exist, or the result lies outside the years.
Meaning read_phrase(const DateText& text, Mark part, const Reference& reference, Lean lean);

}  // namespace trail::time
