// Commits of a repository as entries: whose, since when, and told what came of it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "cli/context.hpp"
#include "trail/time/instant.hpp"

namespace trail::cli {

struct GitImport {
    std::string directory;              // inside the repository
    std::optional<std::string> author;  // none: the user; "all"; a name
    std::optional<time::Instant> after;
    std::optional<time::Instant> before;
    std::optional<std::string> project;
    bool strict = false;  // nothing when one cannot be stored
};

struct GitImported {
    std::string project;
    std::size_t added = 0;
    std::size_t known = 0;    // were there already
    std::size_t refused = 0;  // could not be stored
    std::string why_refused;  // the first of them
    bool everybody = false;
    std::string author;
};

// One operation. With --dry-run nothing is changed and the figures are what would be. Throws
// Error{usage} for a project that is no name, and Error{data} when it is strict and one is refused.
GitImported import_git(Context& context, const GitImport& wanted);

}  // namespace trail::cli
