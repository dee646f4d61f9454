// Replies that were composed of a decision's words.
#pragma once

#include <vector>

#include "trail/model/id.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

struct ComposedReplies {
    std::vector<model::ItemId> now;      // those that say the words, also where they were removed
    std::vector<model::ItemId> earlier;  // those that said them only in earlier states
};

// Outcomes, and what people said without words of their own: their lines are the title or an option
// of the decision. Also how the decision took the place of another, where both give one reason.
ComposedReplies composed_replies(const Record& record, model::ItemId decision);

}  // namespace trail::store
