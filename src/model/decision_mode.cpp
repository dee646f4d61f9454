// How to take a decision: the rules, and what is known of a decision already.
#include "trail/model/decision_mode.hpp"

#include <algorithm>

namespace trail::model {
namespace {

using S = const Situation&;

// The published table: first match wins. Whoever changes a line changes what teams agreed on.
constexpr std::array rules{
    ModeRule{"M1", "urgency now: an outage, customers blocked, waiting adds risk",
             "synchronous now; write the record afterwards", Mode::sync,
             [](S s) { return s.urgency == Urgency::now; },
             "waiting costs more than the interruption", ""},
    ModeRule{"M2", "nuance high: conflict, feelings, ambiguity, personal feedback",
             "synchronous, with a written agenda", Mode::sync,
             [](S s) { return s.nuance == Nuance::high; }, "tone and doubt are lost in writing",
             "some guides exchange positions in writing first; the agenda does that here"},
    ModeRule{"M3", "nature inform, and the project is off track", "synchronous", Mode::sync,
             [](S s) { return s.nature == Nature::inform && s.off_track; },
             "bad news raises questions that should not wait", ""},
    ModeRule{"M3", "nature inform: status, for your information, documentation, routine",
             "asynchronous, no answer needed", Mode::async,
             [](S s) { return s.nature == Nature::inform; },
             "everybody reads it when it suits them", ""},
    ModeRule{"M4", "nature diverge, urgency today", "synchronous: a short live session", Mode::sync,
             [](S s) { return s.nature == Nature::diverge && s.urgency == Urgency::today; },
             "there is no time to collect ideas in writing", ""},
    ModeRule{"M4", "nature diverge: collect ideas",
             "asynchronous: collect ideas in writing until the deadline", Mode::async,
             [](S s) { return s.nature == Nature::diverge; },
             "alone and in writing people have more ideas, and all of them are heard",
             "some guides collect ideas in a live session"},
    ModeRule{"M5", "nature converge, input closed, an open objection or two live options",
             "synchronous, at most 30 minutes, the open points are the agenda", Mode::sync,
             [](S s) { return s.nature == Nature::converge && s.input_closed && s.contested; },
             "writing has brought out what is open; talking settles it",
             "some guides let the deciders settle it alone once input is in"},
    ModeRule{"M6", "nature converge, input still open",
             "asynchronous first, then a call only if objections remain", Mode::async_then_sync,
             [](S s) { return s.nature == Nature::converge && !s.input_closed; },
             "most proposals need no call once everybody has written", ""},
    ModeRule{"M7", "urgency today, nuance medium", "synchronous", Mode::sync,
             [](S s) { return s.urgency == Urgency::today && s.nuance == Nuance::medium; },
             "details that are needed today take too many turns in writing",
             "some guides stay with writing whenever a day is left"},
    ModeRule{"M8", "anything else", "asynchronous", Mode::async, [](S) { return true; },
             "writing is the rule; about 80 of 100 cases", ""},
};

constexpr ModeRule clocks{"clocks",
                          "a call is advised, but no shared working time is left for it",
                          "asynchronous, or a call at the least bad time",
                          Mode::async,
                          nullptr,
                          "nobody's working hours meet in time",
                          ""};

Lens urgency_lens(Urgency urgency) {
    constexpr std::string_view call = "points to a call", writing = "points to async";
    switch (urgency) {
        case Urgency::now:
            return {"urgency", "now", "waiting adds risk", Mode::sync, call};
        case Urgency::today:
            return {"urgency", "today", "the answer is needed today", Mode::sync, call};
        case Urgency::week:
            return {"urgency", "week", "nobody needs the answer today", Mode::async, writing};
        case Urgency::none:
            break;
    }
    return {"urgency", "none", "there is no hurry", Mode::async, writing};
}

Lens nuance_lens(Nuance nuance) {
    constexpr std::string_view call = "points to a call", writing = "points to async";
    switch (nuance) {
        case Nuance::high:
            return {"nuance", "high", "tone matters, or feelings", Mode::sync, call};
        case Nuance::medium:
            return {"nuance", "medium", "detailed, not sensitive", Mode::async, writing};
        case Nuance::low:
            break;
    }
    return {"nuance", "low", "plain facts", Mode::async, writing};
}

Lens nature_lens(Nature nature) {
    switch (nature) {
        case Nature::diverge:
            return {"nature", "diverge", "ideas are collected", Mode::async, "points to async"};
        case Nature::converge:
            return {"nature", "converge", "one option has to win", Mode::sync,
                    "points to a call at the end"};
        case Nature::inform:
            break;
    }
    return {"nature", "inform", "it is decided or known", Mode::async, "points to async"};
}

std::string pointing_to(const std::array<Lens, 3>& lenses, Mode mode) {
    std::vector<std::string_view> names;
    for (const auto& lens : lenses) {
        if (lens.mode == mode) names.push_back(lens.name);
    }
    std::string text;
    for (const auto name : names) text += (text.empty() ? "" : " and ") + std::string(name);
    return text;
}

// Options that somebody stands for.
std::size_t live_options(const Deliberation& deliberation) {
    std::size_t live = 0;
    const auto count = static_cast<int>(deliberation.decision.options.size());
    for (int option = 0; option <= count; ++option) {
        live += supporters(deliberation, option).empty() ? 0 : 1;
    }
    return live;
}

Urgency urgency_of(const Decision& decision, time::Instant now) {
    if (decision.urgency) return *decision.urgency;
    if (!decision.due) return Urgency::none;
    constexpr auto day = std::chrono::hours{24};
    if (*decision.due <= now) return Urgency::week;  // it was not needed in time after all
    if (*decision.due <= now + day) return Urgency::today;
    return *decision.due <= now + 7 * day ? Urgency::week : Urgency::none;
}

Nature nature_of(const Decision& decision) {
    if (decision.nature) return *decision.nature;
    if (decision.status != DecisionStatus::proposed) return Nature::inform;
    return decision.options.empty() ? Nature::diverge : Nature::converge;
}

}  // namespace

std::string_view name(Mode mode) {
    return mode_names.at(static_cast<std::size_t>(mode));
}

std::optional<Mode> parse_mode(std::string_view text) {
    const auto found = std::ranges::find(mode_names, text);
    if (found == mode_names.end()) return std::nullopt;
    return static_cast<Mode>(found - mode_names.begin());
}

std::span<const ModeRule> mode_rules() {
    return rules;
}

const ModeRule& clocks_rule() {
    return clocks;
}

const ModeRule& rule_for(const Situation& situation) {
    return *std::ranges::find_if(rules,
                                 [&](const ModeRule& rule) { return rule.applies(situation); });
}

std::array<Lens, 3> lenses(const Situation& situation) {
    return {urgency_lens(situation.urgency), nuance_lens(situation.nuance),
            nature_lens(situation.nature)};
}

std::optional<std::string> difference(const std::array<Lens, 3>& lenses) {
    const auto writing = pointing_to(lenses, Mode::async);
    const auto call = pointing_to(lenses, Mode::sync);
    if (writing.empty() || call.empty()) return std::nullopt;
    const bool one = writing.find(' ') == std::string::npos;
    return writing + (one ? " points" : " point") + " to async, " + call + " to a call";
}

Situation situation_of(const Deliberation& deliberation, time::Instant now, bool off_track) {
    const auto& decision = deliberation.decision;
    const bool objected = !open_objections(deliberation).empty();
    return {.urgency = urgency_of(decision, now),
            .nuance = decision.nuance.value_or(objected ? Nuance::medium : Nuance::low),
            .nature = nature_of(decision),
            .off_track = off_track,
            .input_closed = is_input_closed(deliberation, now),
            .contested = objected || live_options(deliberation) > 1};
}

}  // namespace trail::model
