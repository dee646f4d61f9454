// The week pages of a site: every entry of a week, by project.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "render/site_page.hpp"
#include "trail/model/entry.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

struct SiteWeek {
    time::Period week;
    std::vector<model::Entry> entries;  // in time order
};

struct SiteWeekPages {
    std::vector<SitePage> pages;
    // Of each entry: where it stands, and where the work of its project begins.
    std::vector<std::string> targets;
    std::vector<std::string> projects;
};

// `ways` are those to its neighbours.
SiteWeekPages site_week(const SiteWeek& week, const time::Zone& zone, std::vector<SiteLink> ways);

}  // namespace trail::render
