// One decision in full, for a person at a terminal and as lines separated by tabs.
#pragma once

#include <string>

#include "trail/model/decision.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

// The title, what is known of it, the options with the chosen one, the reason, what follows.
std::string decision_page(const model::Decision& decision, const Reader& reader);

// "label TAB value" for what a decision has beside its entry; lists are one line for each item.
std::string decision_lines(const model::Decision& decision);

}  // namespace trail::render
