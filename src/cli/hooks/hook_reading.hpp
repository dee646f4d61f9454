// What a hook can see of what git just did, read with one process of git at most.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "cli/waiting/note.hpp"
#include "trail/external/repository.hpp"
#include "trail/system/environment.hpp"
#include "trail/system/process.hpp"

namespace trail::cli {

// The repository that git runs a hook for: GIT_DIR where git sets it, else where the hook stands.
std::optional<external::Repository> hooked_repository(const system::Environment& environment);

// Whether a commit needs no note: a rebase makes it, and tells of it at its end.
bool is_step_of_rebase(const external::Repository& repository);

// The commit HEAD stands on, what it took the place of, and what it is a copy of. Nothing when it
// makes no entry and took nobody's place. Throws Error{unavailable} when git must be asked and
// cannot answer. The messages are as git has them, secrets included.
std::optional<CommitNote> read_commit(system::Processes& processes,
                                      const system::Environment& environment,
                                      const external::Repository& repository);

// What git calls post-rewrite for.
enum class Rewriting { amend, rebase };

// What `told`, the input of post-rewrite, says of commits and their successors.
std::optional<CommitNote> read_rewriting(system::Processes& processes,
                                         const system::Environment& environment,
                                         const external::Repository& repository,
                                         Rewriting rewriting, std::string_view told);

}  // namespace trail::cli
