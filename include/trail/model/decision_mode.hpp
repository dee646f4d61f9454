// How to take a decision: in writing, in a live talk, or in writing with a talk at the end.
//
// One published list of rules, read from the top; the first that applies gives the advice. The list
// stands in the source of this header and nowhere else.
#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trail/model/deliberation.hpp"

namespace trail::model {

enum class Mode { async = 0, sync = 1, async_then_sync = 2 };
inline constexpr std::array<std::string_view, 3> mode_names{"async", "sync", "async_then_sync"};
std::string_view name(Mode mode);
std::optional<Mode> parse_mode(std::string_view text);

// What the rules look at.
struct Situation {
    Urgency urgency = Urgency::none;
    Nuance nuance = Nuance::low;
    Nature nature = Nature::converge;
    bool off_track = false;     // the project, or what is told
    bool input_closed = false;  // its time is over, or everybody has answered
    bool contested = false;     // an open objection, or two options with supporters

    bool operator==(const Situation&) const = default;
};

struct ModeRule {
    std::string_view name;  // "M1"; one rule may have two lines
    std::string_view when;
    std::string_view advice;
    Mode mode = Mode::async;
    bool (*applies)(const Situation& situation) = nullptr;
    std::string_view why;
    std::string_view elsewhere;  // what other guides to teamwork say instead; may be empty
};
std::span<const ModeRule> mode_rules();

// Takes the place of a rule that advises a call, when nobody's working hours meet in time.
const ModeRule& clocks_rule();

const ModeRule& rule_for(const Situation& situation);

// One of the three things a rule weighs, and where it points when it is looked at alone.
struct Lens {
    std::string_view name;   // "urgency"
    std::string_view value;  // "week"
    std::string_view why;
    Mode mode = Mode::async;  // async or sync
    std::string_view points;  // "points to async"
};
std::array<Lens, 3> lenses(const Situation& situation);

// "urgency and nuance point to async, nature to a call"; nothing when all point the same way.
std::optional<std::string> difference(const std::array<Lens, 3>& lenses);

// What can be told of a decision without asking; what its author said comes first.
Situation situation_of(const Deliberation& deliberation, time::Instant now, bool off_track);

}  // namespace trail::model
