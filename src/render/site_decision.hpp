// The page of one decision in a site.
#pragma once

#include <map>

#include "render/site_page.hpp"
#include "trail/model/deliberation.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// What the decision pages know of each other: the titles, by number.
using DecisionTitles = std::map<int, std::string>;

// Decisions that are in `known` are linked to.
std::vector<SitePage> site_decision(const model::Deliberation& deliberation,
                                    const DecisionTitles& known, const time::Zone& zone);

}  // namespace trail::render
