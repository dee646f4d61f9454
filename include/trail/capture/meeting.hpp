// What the notes of a meeting agreed on: who does what by when, and what was decided.
//
//   - [ ] @bjorn @mei Review the copy due:fri     an action of these people
//   - [ ] Write the note due:"fri 16:00"          one's own
//   Decision: Use WAL mode                        a decision; may be an item of a list
//
// Fenced code is left alone, and so is an action that is ticked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trail/capture/tokens.hpp"

namespace trail::capture {

struct Action {
    std::vector<std::string> people;  // named in front; none: the writer
    Captured what;

    bool operator==(const Action&) const = default;
};

struct Meeting {
    std::vector<Action> actions;
    std::vector<std::string> decisions;

    bool operator==(const Meeting&) const = default;
};

// In the order of the text. Throws Error{usage} as `capture` does.
Meeting read_meeting(std::string_view text);

}  // namespace trail::capture
