// One decision in full, for a person at a terminal and as lines separated by tabs.
#pragma once

#include <string>
#include <vector>

#include "trail/model/deliberation.hpp"
#include "trail/render/entry_list.hpp"

namespace trail::render {

// A decision, what was said to it, and what is known of it elsewhere in the record.
struct DecisionPage {
    model::Deliberation deliberation;
    std::string version{};                 // stands for how it is
    std::vector<model::Entry> evidence{};  // entries that mention it, oldest first
};

// The title, what is known of it, the options with who stands for them and the one that won, the
// context, what everybody said, the reason, what follows, the evidence.
std::string decision_page(const DecisionPage& page, const Reader& reader);

// "label TAB value" for what a decision has beside its entry; lists are one line for each item.
std::string decision_lines(const DecisionPage& page);

}  // namespace trail::render
