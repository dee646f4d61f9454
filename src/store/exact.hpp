// Exact forms before loose ones: words as asked for rank above words that only share their stem.
#pragma once

#include <vector>

#include "trail/query/query.hpp"
#include "trail/store/search.hpp"

namespace trail::store::search {

// Adds to the score of hits whose text has the needles as written (without regard to case and
// accents) and sorts again, best first, newer first among equals.
void prefer_exact(std::vector<Hit>& hits, const std::vector<query::Needle>& needles);

}  // namespace trail::store::search
