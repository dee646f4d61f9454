// A calendar of counts drawn with characters: a column for each week, a row for each weekday.
#pragma once

#include <chrono>
#include <string>

#include "render/calendar.hpp"
#include "trail/render/text_style.hpp"

namespace trail::render {

// Months side by side, as many as fit the width, the next ones below; each line ends with a
// newline. `part` has three years at most; a column begins with `week_start`.
std::string character_calendar(const std::vector<report::DayCount>& days, const time::Period& part,
                               std::chrono::weekday week_start, const TextStyle& style);

// The characters of the calendar and what each stands for; never broken between the two.
std::string legend_lines(const Scale& scale, const TextStyle& style);

}  // namespace trail::render
