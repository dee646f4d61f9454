// The pictures of a digest page: a calendar of the work, and bars of the projects. Their numbers
// stand in the text.
#pragma once

#include <string>

#include "trail/report/digest.hpp"

namespace trail::render {

// Tables, lists and sentences; empty when there is no work to show, or nothing to compare.
std::string html_calendar(const report::Digest& digest);
std::string html_project_bars(const report::Digest& digest);

}  // namespace trail::render
