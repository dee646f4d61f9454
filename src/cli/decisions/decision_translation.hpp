// The words of files and of the record: who is who, and which file is which decision.
#pragma once

#include <map>
#include <string>

#include "cli/context.hpp"
#include "trail/importers/decision_parts.hpp"

namespace trail::cli {

// Which file of a folder tells which decision; filled while files are matched.
struct FolderMap {
    std::map<std::string, int> decisions;  // by the name of the file
    std::map<int, std::string> files;      // by the number of the decision
    std::map<int, std::string> titles;
    std::map<int, int> file_numbers;  // number of the file to that of the decision

    void add(const std::string& file, int number, const std::string& title);
};

// The map must outlive it. Names are looked up in the record as it is now.
importers::Translation translation(Context& context, const store::Record& record,
                                   const FolderMap& map);

// The same, where a person is written as this file already does.
importers::Translation as_written_in(importers::Translation translation,
                                     const importers::DecisionFile& file);

}  // namespace trail::cli
