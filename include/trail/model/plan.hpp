// Plans: until when one is meant to be done.
//
// A deadline that was agreed on ends the text of a plan, where people read it: "Write the note (due
// Fri 27 Nov 17:00)". One that was given a later time than that of its writing is for that day.
#pragma once

#include <optional>
#include <string>

#include "trail/model/entry.hpp"
#include "trail/time/zone.hpp"

namespace trail::model {

// The text with the moment at its end, as the zone shows it; the year stands only where it is not
// that of `written`.
std::string with_due(const std::string& text, time::Instant due, time::Instant written,
                     const time::Zone& zone);

// The moment that `with_due` put at the end of a plan, else the last of the day a plan is for when
// its time lies after it was written; nothing for any other plan or kind. An
// author whose zone is not known has the reader's if its clocks showed the same when the plan was
// written.
std::optional<time::Instant> due_of_plan(const Entry& plan, const time::Zone& reader);

}  // namespace trail::model
