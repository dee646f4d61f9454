// How git is started, and what its failures mean.
#pragma once

#include "trail/error.hpp"
#include "trail/external/repository.hpp"
#include "trail/system/process.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace trail::external {

// The command "git" with `arguments` in a directory, with everything off that is not needed to
// read.
system::Command git_command(const std::string& directory, std::vector<std::string> arguments);
system::Command git_command(const Repository& repository, std::vector<std::string> arguments);

// True when git could not be started at all.
bool is_missing(const system::Finished& finished);

// Error{unavailable} for a git that is missing or failed.
Error git_failure(const system::Finished& finished);

}  // namespace trail::external
