// The fields of entries and decisions inside of an object that has more.
#pragma once

#include <span>
#include <string>

#include "trail/model/decision.hpp"
#include "trail/text/json.hpp"

namespace trail::render {

// Those that were asked for, all when none is; without "status", because a decision has its own.
void write_members_of_decision(text::JsonWriter& json, const model::Entry& entry,
                               std::span<const std::string> wanted);

// Those of the entry, and the decision's own.
void write_decision_members(text::JsonWriter& json, const model::Decision& decision,
                            std::span<const std::string> wanted);

}  // namespace trail::render
