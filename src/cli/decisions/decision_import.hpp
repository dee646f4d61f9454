// Decision folders as data that comes in or goes out.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/context.hpp"
#include "trail/importers/decision_file.hpp"

namespace trail::cli {

// True of a folder in which a file is called like a decision: "0001-use-wal-mode.md".
bool holds_decisions(const std::string& folder);

// `trail import` and `trail export` of a folder: do it, tell it, return the exit code. The folder
// is as the user calls it.
int import_decisions(Context& context, const std::string& folder,
                     const std::optional<std::string>& project);
int export_decisions(Context& context, const std::string& folder, importers::DecisionFormat format,
                     const std::function<bool(const model::Decision&)>& wanted);

}  // namespace trail::cli
