// Single commits with what a rewriting of history is recognised by.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "trail/capture/commit.hpp"
#include "trail/external/repository.hpp"
#include "trail/system/environment.hpp"
#include "trail/system/process.hpp"

namespace trail::external {

struct CommitFacts {
    capture::Commit commit;
    std::vector<std::string> parents;
    std::string tree;
    std::string committer_name;     // after .mailmap
    std::string committer_address;  // after .mailmap, lower case
};

// These commits, in the order asked for, by one process of git; those that are gone are left out.
// A message is cut after 2 MB. Throws Error{unavailable} as all that asks git.
std::vector<CommitFacts> read_commits(system::Processes& processes, const Repository& repository,
                                      const std::vector<std::string>& revisions);

// The same, and what each of them has before `base` along first parents, at most so many more; the
// earliest first.
std::vector<CommitFacts> read_commits_above(system::Processes& processes,
                                            const Repository& repository, const std::string& base,
                                            const std::vector<std::string>& revisions,
                                            std::size_t most_more);

// Whether a list of names (gitmailmap(5)) may change what commits say of people. A list that only
// an included settings file names is not found.
bool may_have_mailmap(const Repository& repository, const system::Environment& environment);

// The commit from its own file, without starting git and as git would show it where there is no
// mailmap. Nothing when it is packed, borrowed from elsewhere, in another encoding, or odd.
std::optional<CommitFacts> loose_commit(const Repository& repository, std::string_view revision);

// What the commits change, told in a way that does not depend on where (git-patch-id(1)): the same
// text for the same change. Commits without a change and merges have none. Two processes of git.
std::map<std::string, std::string> patch_ids(system::Processes& processes,
                                             const Repository& repository,
                                             const std::vector<std::string>& revisions);

// Those of the commits that are there and that neither HEAD nor a branch has any more, by one
// process of git.
std::set<std::string> left_behind(system::Processes& processes, const Repository& repository,
                                  const std::vector<std::string>& revisions);

}  // namespace trail::external
