// Making a whole record of rows that were found one by one.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "trail/store/engine/engine.hpp"
#include "trail/store/recovery.hpp"

namespace trail::store::recovery {

// What indexes tell of rows that may be lost.
struct Found {
    std::vector<std::pair<std::int64_t, std::int64_t>> ids;  // of entries, with their places
    std::map<std::string, std::unordered_map<std::int64_t, std::string>>
        keys;  // of tables of names
};

// Inside the transaction that put the rows in: gives what they refer to and is lost a name, takes
// earlier states for entries that have no other, sets journal and search index right, and counts.
Recovered mended(engine::Connection& fresh, const Found& found);

}  // namespace trail::store::recovery
