// Operations as people see them: in a list, by a name, as JSON.
#pragma once

#include <string>
#include <vector>

#include "cli/context.hpp"
#include "cli/output.hpp"
#include "trail/store/history.hpp"

namespace trail::cli {

// An item of an operation, which may be there, or be gone, and what people call it.
struct OperationItem {
    std::string key;
    std::optional<model::Entry> entry;  // as it is now; nothing when it is not there
    std::string line;                   // also of what is gone
};
OperationItem operation_item(Context& context, model::ItemId id);

// "rm wkqz", "import git", "undo 812".
std::string operation_name(Context& context, const store::history::Operation& operation);

// "op 812  Sun 11:04  ana  rm wkqz  Fixed the parser crash on empty input", one a line in columns.
std::string operation_list(Context& context,
                           const std::vector<store::history::Operation>& operations);

// "op at author command ids undone_by text", separated by tabs.
std::string operation_pipe_line(Context& context, const store::history::Operation& operation);

std::vector<render::FieldHelp> operation_fields();
std::string operations_json(Context& context,
                            const std::vector<store::history::Operation>& operations,
                            const OutputOptions& output);

}  // namespace trail::cli
