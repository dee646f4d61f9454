// Who had no part in a digest because they were away, or were silent.
#pragma once

#include "trail/report/digest.hpp"

namespace trail::report {

// Fills in `digest.away` and `digest.silent`. Nobody is called silent before the period is over,
// nor of a period that is shorter than a week.
void name_missing(Digest& digest, const Material& material, const time::Zone& zone);

}  // namespace trail::report
