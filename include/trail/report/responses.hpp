// How long answers took, of all who were asked together: never of one person beside another.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "trail/model/ask.hpp"
#include "trail/time/period.hpp"

namespace trail::report {

// Answers and refusals; hand-overs and what was withdrawn are none. Half of them took no longer
// than the median, in working time from the question on.
struct Responses {
    std::size_t count = 0;
    std::size_t in_time = 0;  // by the latest moment of their level, or the one that was named
    time::Seconds median_acknowledged{0};  // until the first reply of whoever answered
    time::Seconds median{0};

    bool operator==(const Responses&) const = default;
};

// Those that came inside of the span; of one person when it is named.
Responses responses(const std::vector<model::Exchange>& asks, const model::WorkOf& work_of,
                    const time::Span& span, std::string_view person = {});

}  // namespace trail::report
