// Files that tell decisions of the record, and how both were when they were last in step.
//
// A folder is one place on one machine: each working copy of a repository has states of its own, so
// that what one of them does not have yet is never taken for a change.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "trail/model/id.hpp"
#include "trail/store/record.hpp"

namespace trail::store::decision_files {

struct FileState {
    model::ItemId item;      // the decision
    std::string folder;      // absolute
    std::string name;        // of the file, without folders
    std::string repository;  // "git directory's identity" and the path within; empty outside of one
    std::string content;     // of the file
    std::string versions;    // of the parts of the decision; see importers/decision_parts

    bool operator==(const FileState&) const = default;
};

// By name.
std::vector<FileState> in_folder(const Record& record, std::string_view folder);

// Files of this name elsewhere, of any folder.
std::vector<FileState> called(const Record& record, std::string_view name);

// Files that tell a decision, the newest first.
std::vector<FileState> of_decision(const Record& record, model::ItemId item);

enum class Together {
    alone,          // the decision itself did not change; undo has nothing to take back
    with_decision,  // it changed in the same operation, and undo puts both back
};
void put(Change& change, const FileState& state, Together together);

// The decision stays; the folder is not asked for its file any more.
void forget(Change& change, const FileState& state);

}  // namespace trail::store::decision_files
