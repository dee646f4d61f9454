// Check-ins in the record, as its journal tells them: what was undone does not count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trail/store/record.hpp"
#include "trail/time/instant.hpp"

namespace trail::store::checkins {

// What the operation of a check-in is called.
inline constexpr std::string_view command = "checkin";

struct CheckIn {
    std::string author;
    time::Instant at;                  // when it was written
    std::vector<time::Instant> about;  // when its entries happened; `at` when it has none
};

// The check-ins since a moment, the newest first. Reads the journal from its end up to there.
std::vector<CheckIn> since(const Record& record, time::Instant from);

}  // namespace trail::store::checkins
