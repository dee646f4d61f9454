// Moments as the reader of this run knows them.
#pragma once

#include <string>

#include "cli/context.hpp"

namespace trail::cli {

// "Fri 20 Nov 16:00", with the year when it is not this one.
std::string moment_text(Context& context, time::Instant moment);

// "Sun 11:04" for the last days, else as `moment_text`.
std::string recent_text(Context& context, time::Instant moment);

// The zone whose days pages have: digest.zone, else the reader's. Throws Error{config} for a zone
// that is none.
time::Zone page_zone(Context& context);

// Its name where whoever reads commands on the page has another zone; else empty.
std::string zone_to_tell(Context& context);

}  // namespace trail::cli
