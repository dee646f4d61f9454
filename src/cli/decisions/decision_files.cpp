// The files of decisions in a folder.
#include "cli/decisions/decision_files.hpp"

#include <algorithm>

#include "trail/error.hpp"

namespace trail::cli {
namespace {

FoundFile read_one(const system::Folder& folder, const system::Folder::File& file,
                   importers::DecisionFileName called) {
    FoundFile found;
    found.name = file.name;
    found.called = std::move(called);
    if (!file.is_plain) {
        found.problems = {{1, "a link or no regular file; it is not read"}};
        return found;
    }
    try {
        found.text = folder.read(file.name, importers::longest_decision_file).value_or("");
    } catch (const Error& error) {
        if (error.kind() != Failure::data) throw;
        found.problems = {{1, "the file is larger than 1 MB"}};
        return found;
    }
    auto reading = importers::read_decision_file(found.text);
    found.file = std::move(reading.file);
    found.problems = std::move(reading.problems);
    return found;
}

}  // namespace

std::vector<FoundFile> read_decision_files(const system::Folder& folder) {
    std::vector<FoundFile> found;
    for (const auto& file : folder.files(most_decision_files)) {
        if (auto called = importers::read_file_name(file.name)) {
            found.push_back(read_one(folder, file, std::move(*called)));
        }
    }
    return found;
}

int free_file_number(const std::vector<FoundFile>& files, int at_least) {
    int number = at_least;
    const auto has = [&](const FoundFile& file) { return file.called.number == number; };
    while (std::ranges::any_of(files, has)) ++number;
    return number;
}

}  // namespace trail::cli
