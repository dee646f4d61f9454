// The questions of a check-in at a terminal, one after the other, and what is typed below them.
#pragma once

#include <optional>
#include <vector>

#include "cli/context.hpp"
#include "cli/hooks/own_commits.hpp"
#include "cli/rhythm/checkin_answers.hpp"
#include "trail/render/checkin.hpp"
#include "trail/report/standup.hpp"

namespace trail::cli {

// The three questions, worded as checkin.questions says, and up to two more. Throws Error{config}
// for more than that.
std::vector<render::CheckinQuestion> checkin_questions(Context& context);

// What an answer need not repeat.
struct CheckinKnown {
    time::Instant at;  // what it is about
    report::Standup standup;
    std::vector<OwnCommit> commits;  // in git, but not in the record
};

// Nothing when whoever was asked left; what they had said is kept, and is there the next time.
// Answers that cannot be taken are told and asked for again.
std::optional<std::vector<CheckinAnswer>> ask_checkin(
    Context& context, const std::vector<render::CheckinQuestion>& questions,
    const CheckinKnown& known, bool allow_secret);

}  // namespace trail::cli
