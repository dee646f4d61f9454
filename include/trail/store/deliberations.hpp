// Decisions with what was said to them: inputs, outcomes, acknowledgements, evidence.
//
// Who acts on a decision states how it was when they looked. If somebody else came first, nothing
// is written, and the caller learns how it is now.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "trail/model/deliberation.hpp"
#include "trail/store/record.hpp"

namespace trail::store::deliberations {

// The decision with its replies, oldest first.
std::optional<model::Deliberation> find(const Record& record, int number);

// Letters that stand for how a decision and its replies are; every change gives others. The same in
// every copy of a record.
std::string version(const model::Deliberation& deliberation);

// Adds a reply and completes it: kind, id, author, a reference to the decision.
void reply(Change& change, model::Entry& reply);

// Stores the decision with its new state, and the reply that tells it.
void conclude(Change& change, model::Decision after, model::Entry& reply);

// Entries that mention the decision and are no reply to it, oldest first, at most `most`.
std::vector<model::Entry> evidence(const Record& record, int number, std::size_t most);

}  // namespace trail::store::deliberations
