// The files of decisions in a folder, read once.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trail/importers/decision_file.hpp"
#include "trail/system/folder.hpp"

namespace trail::cli {

inline constexpr std::size_t most_decision_files = 10'000;

struct FoundFile {
    std::string name;
    importers::DecisionFileName called;
    std::string text;
    importers::DecisionFile file;
    std::vector<importers::Problem> problems;  // it cannot be taken
};

// Files whose names are those of decisions, by name; links and the like are told as problems.
std::vector<FoundFile> read_decision_files(const system::Folder& folder);

// The next number that no file has.
int free_file_number(const std::vector<FoundFile>& files, int at_least);

}  // namespace trail::cli
