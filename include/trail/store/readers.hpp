// What each reader of a digest has seen: a mark that moves only when told to.
//
// A mark is a place in the history of the record, not a time: an entry that is written down days
// after it happened, or comes with an import, is still new to whoever read before.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"
#include "trail/time/instant.hpp"

namespace trail::store::readers {

struct Mark {
    std::int64_t operation = 0;  // the newest whose entries were seen
    time::Instant at{};          // when

    bool operator==(const Mark&) const = default;
};

// Everything that is in the record now.
Mark here(const Record& record, time::Instant now);

std::optional<Mark> find(const Record& record, std::string_view digest, std::string_view reader);

// A mark never goes back.
void move(Change& change, std::string_view digest, std::string_view reader, const Mark& mark);

// Entries written since the mark that are still there, oldest first; of those that happened long
// before it, as an imported history has, only the last 92 days.
std::vector<model::Entry> unseen(const Record& record, const Mark& mark);

}  // namespace trail::store::readers
