// Entries for a person at a terminal: a timeline, the hits of a search, one in full.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/render/text_style.hpp"
#include "trail/time/zone.hpp"

namespace trail::render {

// Whose eyes it is for.
struct Reader {
    TextStyle style;
    time::Zone zone = time::Zone::utc();
    time::Instant now{};
    bool iso_dates = false;
};

enum class ListOrder { newest_day_first, oldest_day_first };
enum class ListGrouping { day, project, person, kind };

// Days with their entries, inside a day in time order; other groups by name, the order that of
// their entries. `entries` in any order; what happened in the same second stays in the order given.
std::string timeline(std::vector<model::Entry> entries, ListGrouping grouping, ListOrder order,
                     const Reader& reader);

// How many there are; with `is_more`, at least as many.
struct Total {
    std::size_t count = 0;
    bool is_more = false;
};

// "6 of 214 entries.  1 open blocker."
std::string list_summary(std::size_t shown, const Total& total, std::size_t open_blockers,
                         const Reader& reader);

// What to mark in the hits: words as they were asked for, without case, accents and endings.
struct Mark {
    std::string text;
    bool prefix = false;
};

// One hit a line, in the order given, the marks bold or between asterisks.
std::string hits(std::span<const model::Entry> entries, std::span<const Mark> marks,
                 const Reader& reader);

// Code points of `line` that `marks` cover: [start, end), in order and apart.
struct Match {
    std::size_t start = 0;
    std::size_t end = 0;
    bool operator==(const Match&) const = default;
};
std::vector<Match> matches(std::string_view line, std::span<const Mark> marks);

// The line a change is told with: "wkqz  api  Fixed the parser crash  +parser".
std::string one_line(const model::Entry& entry, const Reader& reader);

}  // namespace trail::render
