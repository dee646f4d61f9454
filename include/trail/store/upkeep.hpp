// The upkeep of a record's file: how large it is, and making it as small as it can be.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "trail/store/store.hpp"
#include "trail/time/instant.hpp"

namespace trail::store::upkeep {

// Bytes of the file and its write-ahead log; 0 when there is none.
std::uintmax_t bytes_on_disk(const Store& store);

struct Compacted {
    std::size_t forgotten = 0;  // earlier states of entries
    std::uintmax_t bytes_before = 0;
    std::uintmax_t bytes_after = 0;
};

// Forgets earlier states from before `moment`, puts the search index in order and rewrites the file
// without free pages. Throws as `Store::change` does.
Compacted compact(Store& store, time::Instant moment);

// The version of the tables as they are in the file, which is left as it is. Throws as `Look` does.
int schema_on_disk(const std::string& path);

}  // namespace trail::store::upkeep
