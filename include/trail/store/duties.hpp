// What waits for one person, read without looking at what waits for others.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "trail/model/ask.hpp"
#include "trail/model/deliberation.hpp"
#include "trail/store/record.hpp"

namespace trail::store::duties {

// Open asks, each with its replies, oldest first: asked by the person; asked of them or handed over
// to them, answered or not.
std::vector<model::Exchange> asked_by(const Record& record, std::string_view person);
std::vector<model::Exchange> asked_of(const Record& record, std::string_view person);

// The first `most` of what was asked of them and may be overdue by `now`, is urgent, or was handed
// over: of the rest nothing is. Of entries only what tells whom they wait for and until when.
std::vector<model::Exchange> pressing(const Record& record, std::string_view person,
                                      const time::WorkingTime& work, time::Instant now,
                                      std::size_t most);

// Whether there is an open ask to which the person who was asked has not replied at all.
bool has_unseen(const Record& record, std::string_view person);

// Proposals whose time for input was over before the moment and on which the person was consulted,
// with what was said to them.
std::vector<model::Deliberation> late_proposals(const Record& record, std::string_view person,
                                                time::Instant moment);

}  // namespace trail::store::duties
