// Grapheme clusters (UAX #29): what a reader takes for one character, and how wide it is.
#pragma once

#include <cstddef>
#include <string_view>

namespace trail::text {

struct Cluster {
    std::size_t length = 0;   // bytes, at least 1
    std::size_t columns = 0;  // never more than `length`
};

// `next_cluster` for any text.
Cluster cluster_by_tables(std::string_view utf8, std::size_t at);

// The cluster that begins at `at`, which must lie inside `utf8` and on a cluster boundary.
// A byte that is not UTF-8 counts as one U+FFFD.
inline Cluster next_cluster(std::string_view utf8, std::size_t at) {
    const bool is_alone = at + 1 == utf8.size() || static_cast<unsigned char>(utf8[at + 1]) < 0x80;
    if (is_alone && utf8[at] >= ' ' && utf8[at] <= '~') return {1, 1};
    return cluster_by_tables(utf8, at);
}

}  // namespace trail::text
