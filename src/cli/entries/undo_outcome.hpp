// How the taking back of an operation is told.
#pragma once

#include <string>
#include <vector>

#include "cli/operations.hpp"
#include "trail/store/history.hpp"

namespace trail::cli {

// Of so many items of an operation it is told how they are now.
inline constexpr std::size_t most_items_told = 5;

// What was there before and what is there after, in the order of the operation's ids; "is" for what
// was done, "would be" for a preview.
struct Reversal {
    std::vector<OperationItem> before;
    std::vector<OperationItem> after;
    store::history::Effect effect;
    bool is_preview = false;
    bool is_redo = false;
};

std::string outcome_text(const store::history::Operation& operation, const Reversal& reversal);

}  // namespace trail::cli
