// Which of many things a page with room for few shows.
#include "trail/report/spread.hpp"

#include <algorithm>

namespace trail::report {

std::vector<std::size_t> spread(std::size_t all, std::size_t most) {
    std::vector<std::size_t> places(std::min(all, most));
    // Each in the middle of its share.
    for (std::size_t i = 0; i < places.size(); ++i)
        places[i] = (2 * i + 1) * all / (2 * places.size());
    return places;
}

}  // namespace trail::report
