// Files that tell decisions of the record, and how both were when they were last in step.
//
// A folder is one place on one machine: each working copy of a repository has states of its own, so
// that what one of them does not have yet is never taken for a change.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "trail/model/decision.hpp"
#include "trail/store/record.hpp"

namespace trail::store::decision_files {

using model::FileState;

// By name.
std::vector<FileState> in_folder(const Record& record, std::string_view folder);

// Files of this name elsewhere, of any folder.
std::vector<FileState> called(const Record& record, std::string_view name);

// Files that tell a decision, the newest first.
std::vector<FileState> of_decision(const Record& record, model::ItemId item);

// Every one, in an order that is the same in every copy of the record.
void each(const Record& record, const std::function<void(const FileState&)>& visit);

enum class Together {
    alone,          // the decision itself did not change; undo has nothing to take back
    with_decision,  // it changed in the same operation, and undo puts both back
};
void put(Change& change, const FileState& state, Together together);

// As another record knows it: what this one knows of the file stays, and so does a file of a
// decision that is not here. True when it is new.
bool learn(Change& change, const FileState& state);

// The decision stays; the folder is not asked for its file any more.
void forget(Change& change, const FileState& state);

}  // namespace trail::store::decision_files
