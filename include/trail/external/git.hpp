// What git itself must be asked: who the user is, which repository and branch this is.
//
// git runs with hooks, monitors, signatures and pager off and with no GIT_* variable of a
// surrounding git; `safe.directory` is respected. Every function throws Error{unavailable} when git
// is missing or fails, with the first line of what it said, unless it says otherwise.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/external/repository.hpp"
#include "trail/system/process.hpp"

namespace trail::external {

// "2.39.5"; nothing when git cannot be started. Never throws Error{unavailable}.
std::optional<std::string> git_version(system::Processes& processes);

struct Owner {
    std::string name;
    std::string address;  // lower case

    bool operator==(const Owner&) const = default;
};

// user.name and user.email as git has them in a directory; empty where git is missing, has none, or
// cannot say. Never throws Error{unavailable}.
Owner owner(system::Processes& processes, const std::string& directory);

// The same for every clone: the root of HEAD's first parents, which merging a foreign history does
// not change, and the remote "origin", such as "3f2a… github.com/team/api". A shallow clone does
// not know its root. Empty without a commit and a remote.
std::string identity(system::Processes& processes, const Repository& repository);

// "host/path" without scheme, user, port and ".git", so that all spellings of an address are equal;
// the path alone when it is of this machine.
std::string normalised_remote(std::string_view url);

// What the remote "origin" calls its main branch, else "main" or "master" if there is one, else the
// current branch; nothing when HEAD is detached as well.
std::optional<std::string> default_branch(system::Processes& processes,
                                          const Repository& repository);

// The full id of the commit that a revision names; nothing when there is no such commit.
std::optional<std::string> resolve(system::Processes& processes, const Repository& repository,
                                   const std::string& revision);

}  // namespace trail::external
