// Where a git repository lies and what it is called, read from its files without starting git.
//
// Source: gitrepository-layout(5).
#pragma once

#include <optional>
#include <string>

#include "trail/system/files.hpp"

namespace trail::external {

struct Repository {
    std::string worktree;   // its top directory; empty for a bare repository
    std::string directory;  // the git directory of this worktree
    std::string common;     // the git directory that all its worktrees share
    std::string name;       // of the main worktree's folder; of a bare one without ".git"

    bool operator==(const Repository&) const = default;
};

// The repository that holds a directory, itself or above it. Nothing when there is none or it
// cannot be read. Environment variables such as GIT_DIR are not asked.
std::optional<Repository> repository_at(const system::Path& directory);

// The repository whose git directory is known, as git tells it to a hook in GIT_DIR. `worktree` may
// be empty. Nothing when that is no git directory.
std::optional<Repository> repository_with(const system::Path& git_directory,
                                          const system::Path& worktree);

// As `repository_at`; Error{unavailable} when there is none.
Repository required_repository(const system::Path& directory);

// The branch that is checked out, also one without a commit; nothing when HEAD is detached.
std::optional<std::string> current_branch(const Repository& repository);

// Some of its history is not here, and may come later.
bool is_shallow(const Repository& repository);

}  // namespace trail::external
