// When the people of a record work, looked up once each.
#pragma once

#include "trail/model/ask.hpp"
#include "trail/store/record.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

// Whoever's zone the record does not know is counted in `otherwise`. The record must outlive it.
model::WorkOf work_of(const store::Record& record, const time::Zone& otherwise);

}  // namespace trail::cli
