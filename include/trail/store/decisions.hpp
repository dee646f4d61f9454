// Decisions in the record: numbered entries with options, an outcome and a status.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "trail/model/decision.hpp"
#include "trail/store/record.hpp"
#include "trail/time/period.hpp"

namespace trail::store::decisions {

// Adds a decision and completes it: its number, its entry's id. A number that is set is kept;
// returns false, and changes nothing, when the number or the id is taken.
bool add(Change& change, model::Decision& decision);

// The highest number that was ever given, also when that decision is gone for good; 0 for none.
int last_number(const Record& record);

// Numbers up to this one are not given any more.
void pass_over(Change& change, int number);

// Stores `after` in place of the decision with the same number.
void update(Change& change, model::Decision after);

std::optional<model::Decision> find(const Record& record, int number);

// Every decision, by number.
std::vector<model::Decision> all(const Record& record);

// The decision that an entry of kind decision belongs to.
std::optional<model::Decision> of_entry(const Record& record, model::ItemId id);

// The decisions that the entries are, or whose outcome they tell, by number.
std::vector<model::Decision> among(const Record& record, std::span<const model::Entry> entries);

// Proposals that were waiting just before `moment`, whatever became of them later, by number.
std::vector<model::Decision> waiting_at(const Record& record, time::Instant moment);

// Accepted, with a review day before `day`, by review day.
std::vector<model::Decision> up_for_review(const Record& record, time::Day day);

}  // namespace trail::store::decisions
