// Plans: until when one is meant to be done.
//
// A plan has no deadline of its own. One that was agreed on ends its text, where people read it:
// "Write the note (due Fri 27 Nov 17:00)".
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

// The moment that `with_due` put at the end of a plan; nothing for any other text or kind. An
// author whose zone is not known has the reader's if its clocks showed the same when the plan was
// written.
std::optional<time::Instant> due_of_plan(const Entry& plan, const time::Zone& reader);

}  // namespace trail::model
