// The answer of `trail decide mode`: the rule that applies, times for a call, what to do next.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/decision_mode.hpp"
#include "trail/render/decision_mode.hpp"

namespace trail::cli {

struct ModeQuestion {
    model::Situation situation;
    std::vector<std::string> people;            // short names
    std::optional<model::Decision> decision{};  // what it is about, if it is on the record
};

// People whose time zone is not known are left out of the clocks, with a note.
render::ModeAnswer mode_answer(Context& context, const ModeQuestion& question);

}  // namespace trail::cli
