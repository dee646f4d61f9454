// A decision as a row: which columns, in which order, and how they become a value.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trail/model/decision.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// Every column, in the order of the table; the before-table has the same.
inline constexpr std::string_view stored_decision_columns =
    "number, item, options, chosen, consequences, deciders, due, review, consulted, informed, "
    "drivers, confirmation, reason, decided_at, ended_at, superseded_by, urgency, nuance, nature";

// What `read_decision` expects, in order. For statements that name their decisions `d`.
inline constexpr std::string_view detail_columns =
    "d.number, d.options, d.chosen, d.consequences, d.deciders, d.due, d.review, d.consulted, "
    "d.informed, d.drivers, d.confirmation, d.reason, d.decided_at, d.ended_at, d.superseded_by, "
    "d.urgency, d.nuance, d.nature";

// The details begin at column `first` of the row the cursor stands on. What the decision has
// superseded is looked up.
model::Decision read_decision(const engine::Rows& rows, int first, model::Entry entry,
                              const Record& record);

// The column of a list, such as its options.
std::vector<std::string> read_list(std::string_view json);

// Adds the row, or puts the details in its place.
void write_decision_row(Change& change, const model::Decision& decision);

}  // namespace trail::store
