// Statistics for a terminal: a calendar and bars of characters, with words beside them.
#pragma once

#include <chrono>
#include <string>

#include "trail/render/text_style.hpp"
#include "trail/report/stats.hpp"

namespace trail::render {

// What is shown beside the headline.
enum class StatsPart { calendar, project, kind, day, hour, tag };

// Bars of `part`; the calendar, whose columns begin with `week_start`, has those of the projects
// below it. From 40 columns on.
std::string text(const report::Stats& stats, StatsPart part, const TextStyle& style,
                 std::chrono::weekday week_start = std::chrono::Monday);

// Without pictures: the sentences, then "2026-W39 14", one week (or project, kind, ...) a line.
std::string plain(const report::Stats& stats, StatsPart part, const TextStyle& style);

// For programs: "2026-W39", a tab, "14", and nothing else.
std::string fields(const report::Stats& stats, StatsPart part);

}  // namespace trail::render
