// Grapheme clusters (UAX #29): what a reader takes for one character, and how wide it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace trail::text {

struct Cluster {
    std::size_t length = 0;   // bytes, at least 1
    std::size_t columns = 0;  // never more than `length`
};

// The cluster that begins at `at`, which must lie inside `utf8` and on a cluster boundary.
// A byte that is not UTF-8 counts as one U+FFFD.
Cluster next_cluster(std::string_view utf8, std::size_t at);

}  // namespace trail::text
