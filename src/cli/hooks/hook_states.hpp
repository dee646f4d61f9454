// How it stands with the hooks of repositories, as `hook status` and `doctor` tell it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/external/hooks.hpp"
#include "trail/external/repository.hpp"
#include "trail/time/instant.hpp"

namespace trail::cli {

struct HookState {
    external::Repository repository;
    std::string git;  // its version
    bool is_readable = true;
    external::hooks::Health health;
    std::string fix;  // the command that mends the problem; empty without one
    std::optional<time::Instant> last_commit;  // in the record
};

// A repository that git refuses has that for its problem. Throws Error{unavailable} when git is
// missing.
HookState hook_state(Context& context, const external::Repository& repository);

// The repositories the record knows, each once, as far as they are still there; by name.
std::vector<external::Repository> known_repositories(Context& context);

}  // namespace trail::cli
