// The way back for what is known of the files of decisions.
#pragma once

#include <cstdint>

#include "trail/model/id.hpp"
#include "trail/store/record.hpp"

namespace trail::store {

// Called when a decision is taken out of the record: its files are kept in the journal.
void remove_decision_files(Change& change, model::ItemId id);

// Called when a decision becomes again as it was before `operation`: so do its files.
void put_back_decision_files(Change& change, std::int64_t operation, model::ItemId id);

// No state of them remains.
void forget_decision_files(Change& change, model::ItemId id);

}  // namespace trail::store
