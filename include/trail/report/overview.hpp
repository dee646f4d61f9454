// What a page that is looked at shows beside the lines of a digest.
//
// Work by day and by project, and the bodies behind the lines.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "trail/model/id.hpp"
#include "trail/time/instant.hpp"
#include "trail/time/zone.hpp"

namespace trail::report {

struct Digest;
struct Material;

struct DayCount {
    time::Day day;
    std::size_t count = 0;

    bool operator==(const DayCount&) const = default;
};

// How much of a whole bears this name.
struct Share {
    std::string name;  // empty: what has none
    std::size_t count = 0;

    bool operator==(const Share&) const = default;
};

struct Body {
    model::ItemId id;
    std::string text;  // Markdown, as it was written

    bool operator==(const Body&) const = default;
};

struct Overview {
    std::vector<DayCount> days;   // with work done, oldest first, in the digest's zone
    std::vector<Share> projects;  // of the work done, the largest first, then by name
    std::vector<Body> bodies;     // of entries and decisions that have a line, by id

    bool operator==(const Overview&) const = default;
};

// The largest first, then by name: what has none comes last of its size.
void sort(std::vector<Share>& shares);

// Fills in `digest.overview`; the digest was made from the same material in this zone.
void add_overview(Digest& digest, const Material& material, const time::Zone& zone);

}  // namespace trail::report
