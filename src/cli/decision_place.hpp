// Which folder is meant, and whose decisions lie in it.
#pragma once

#include <optional>
#include <string>

#include "cli/decision_folder.hpp"
#include "trail/system/files.hpp"

namespace trail::cli {

// The folder that the setting decide.dir names, below the top of the repository; one that the
// repository set itself lies beside its .trail.toml, or it is Error{config}.
std::optional<system::Path> chosen_folder(Context& context);

// As the user calls it, else the folder of this repository: what decide.dir or .adr-dir names,
// docs/decisions, doc/adr, docs/adr. Throws Error{usage} when there is none of them.
FolderWish wish_for(Context& context, const std::optional<std::string>& folder,
                    const std::optional<std::string>& project);

}  // namespace trail::cli
