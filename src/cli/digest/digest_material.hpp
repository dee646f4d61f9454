// What a digest is made from, read from the record.
#pragma once

#include "trail/query/query.hpp"
#include "trail/report/digest.hpp"
#include "trail/store/readers.hpp"
#include "trail/store/record.hpp"
#include "trail/time/period.hpp"
#include "trail/time/zone.hpp"

namespace trail::cli {

// Everything of a period that is in the scope.
report::Material read_material(const store::Record& record, const query::Query& scope,
                               const time::Period& period, const time::Zone& zone);

// What was written since the mark, whenever it happened, and what is open at the period's end.
report::Material read_unseen(const store::Record& record, const query::Query& scope,
                             const time::Period& period, const time::Zone& zone,
                             const store::readers::Mark& mark);

}  // namespace trail::cli
