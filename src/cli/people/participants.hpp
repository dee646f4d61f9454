// The people of a decision as clocks: when each of them works.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/render/decision_mode.hpp"
#include "trail/time/working_hours.hpp"

namespace trail::cli {

struct Participants {
    std::vector<render::Participant> people;  // the reader first, if among them
    std::vector<time::WorkingTime> works;     // of each, in the same order
    std::vector<std::string> without_zone;    // nobody knows where they are
};

Participants participants(Context& context, const std::vector<std::string>& names);

// A note for each of them whose clock shows something else at that moment, where it is no working
// time there: "for mei that is Thu 26 Nov 00:00, outside working hours".
void note_foreign_clocks(Context& context, const std::vector<std::string>& names,
                         time::Instant moment);

}  // namespace trail::cli
