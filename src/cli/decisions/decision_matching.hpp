// Which file of a folder tells which decision of the record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/decisions/decision_files.hpp"
#include "trail/model/decision.hpp"
#include "trail/store/decision_files.hpp"

namespace trail::cli {

// Where the folder lies, as it is kept in the record.
struct FolderPlace {
    std::string folder;      // absolute, without links
    std::string repository;  // what its clones have in common; may be empty
};

FolderPlace place_of(Context& context, const std::string& folder);

struct Match {
    const FoundFile* file = nullptr;  // nothing when it is gone
    std::optional<model::Decision> decision{};
    std::optional<store::decision_files::FileState> base{};  // when both were in step
    bool is_removed = false;    // its decision was taken out of the record
    bool is_duplicate = false;  // another file has its number; it is not taken
    bool is_moved = false;      // the file has another name now
};

// One for each file without problems, then one for each that is gone. A file is known by its name;
// else by its content under another name, here or in another copy of the repository; else by number
// and title, or because it says what a decision without a file here says: so does one that was
// written by somebody who could not tell the record of it any more.
std::vector<Match> match_files(Context& context, const store::Record& record,
                               const std::vector<FoundFile>& files, const FolderPlace& place);

}  // namespace trail::cli
