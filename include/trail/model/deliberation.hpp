// A decision with everything that was said to it.
//
// Replies are entries of kind reply, oldest first. Nothing here is ever taken out of them: who
// objected and later agreed is told as both.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/decision.hpp"

namespace trail::model {

struct Deliberation {
    Decision decision;
    std::vector<Entry> replies;  // each has its `reply`

    bool operator==(const Deliberation&) const = default;
};

// What people say before it is decided; the other positions are acts.
bool is_input(Position position);

// The status that an act brings about; nothing for what only says something.
std::optional<DecisionStatus> status_after(Position position);

// What each person last said, in the order it was said; remarks without a position count only while
// there is nothing else from them.
std::vector<Entry> standing(const Deliberation& deliberation);

// Objections that their author has not taken back by saying something else.
std::vector<Entry> open_objections(const Deliberation& deliberation);

// Who stands for or against an option, by name of whoever said it first; `option` 0 is the proposal
// as a whole.
std::vector<std::string> supporters(const Deliberation& deliberation, int option);
std::vector<std::string> opponents(const Deliberation& deliberation, int option);

// The input that stands of one person.
std::optional<Entry> standing_input(const Deliberation& deliberation, std::string_view person);

// Who was asked for input and has given none.
std::vector<std::string> silent(const Deliberation& deliberation);

// When somebody acknowledged the outcome.
std::optional<time::Instant> acknowledged_at(const Deliberation& deliberation,
                                             std::string_view person);

// Its time is over, or everybody who was asked has answered.
bool is_input_closed(const Deliberation& deliberation, time::Instant now);

}  // namespace trail::model
