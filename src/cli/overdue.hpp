// What is overdue just now, for queries: a record keeps no clock.
#pragma once

#include <string>
#include <vector>

#include "trail/store/record.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

// Ids of questions for which somebody is late, and numbers of proposals whose time for input is
// over.
std::vector<std::string> overdue_items(const store::Record& record, time::Instant now,
                                       const time::Zone& zone);

}  // namespace trail::cli
