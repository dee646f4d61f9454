// Which folder is meant, and whose decisions lie in it.
#pragma once

#include <optional>
#include <string>

#include "cli/decisions/decision_folder.hpp"

namespace trail::cli {

// As the user calls it, else the folder of this repository: what its decide.dir or .adr-dir names,
// docs/decisions, doc/adr, docs/adr, and last what the user's own decide.dir names in every
// repository. Throws Error{usage} when there is none of them, Error{config} when decide.dir or
// .adr-dir leads out of the repository they came with.
FolderWish wish_for(Context& context, const std::optional<std::string>& folder,
                    const std::optional<std::string>& project);

}  // namespace trail::cli
