// How a decision went on in another record.
#pragma once

#include "trail/model/decision.hpp"

namespace trail::store::outcomes {

enum class Course {
    known,    // no further than here
    further,  // from where it is here
    apart,    // to another outcome than here
};
Course course(const model::Decision& here, const model::Decision& there);

// The decision of this record with what became of it there.
model::Decision gone_on(model::Decision here, const model::Decision& there);

// The same before it was given up.
model::Decision before_end(model::Decision there);

}  // namespace trail::store::outcomes
