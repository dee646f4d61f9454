// Which folder is meant, and whose decisions lie in it.
#pragma once

#include <optional>
#include <string>

#include "cli/decision_folder.hpp"

namespace trail::cli {

// As the user calls it, else the folder of this repository: what .adr-dir names, docs/decisions,
// doc/adr, docs/adr. Throws Error{usage} when there is none of them.
FolderWish wish_for(Context& context, const std::optional<std::string>& folder,
                    const std::optional<std::string>& project);

}  // namespace trail::cli
