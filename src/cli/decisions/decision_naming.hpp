// What is new in a folder: the numbers of decisions, the names of files.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/decisions/decision_files.hpp"
#include "trail/importers/decision_parts.hpp"
#include "trail/model/decision.hpp"
#include "trail/store/record.hpp"

namespace trail::cli {

// A decision keeps the number of its file where no other decision has it; else it gets the next, in
// the order of their days.
std::vector<std::pair<const FoundFile*, int>> numbers_for(
    const store::Record& record, const std::vector<const FoundFile*>& fresh);

struct NewFile {
    std::string name;
    std::string content{};   // of the file it had elsewhere
    std::string versions{};  // of its parts, then
    importers::DecisionFormat format = importers::DecisionFormat::madr;
};

// Where the decision came from a file, that file's text is kept, and only what changed since is
// written anew.
std::string text_of(const NewFile& file, const model::Decision& decision,
                    const importers::Translation& translation);

// Names as the others in the folder have them; none is given twice.
class FileNaming {
public:
    FileNaming(const store::Record& record, const std::vector<FoundFile>& files,
               const system::Path& folder, std::optional<importers::DecisionFormat> format);

    NewFile file_for(const model::Decision& decision);

private:
    bool is_free(const std::string& name) const;
    std::optional<NewFile> kept_elsewhere(const model::Decision& decision) const;

    const store::Record& record_;
    std::vector<FoundFile> files_;  // with those that were named already
    importers::DecisionFormat format_;
    bool by_day_ = false;
};

}  // namespace trail::cli
