// A commit as an entry: what its message means for a record with people and open items in it.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/context.hpp"
#include "trail/capture/commit.hpp"
#include "trail/external/repository.hpp"
#include "trail/model/entry.hpp"
#include "trail/store/record.hpp"

namespace trail::cli {

// The project of a repository's commits when they name none: the setting, else its name; empty when
// that is no name.
std::string project_of(Context& context, const external::Repository& repository);
std::string project_named_after(const external::Repository& repository);

// A commit whose message is understood, without secrets; what it means for the record is still
// open.
struct Understood {
    std::string revision;
    std::string author_name;
    std::string author_address;
    time::Stamp authored;
    capture::CommitMeaning meaning;
    std::vector<std::string> originals;  // commits it repeats by its own words
};
Understood understood(const capture::Commit& commit);

// Makes entries of the commits of one repository.
class CommitEntries {
public:
    CommitEntries(store::Change& change, std::string project, std::string repository,
                  std::string branch)
        : change_(change),
          project_(std::move(project)),
          repository_(std::move(repository)),
          branch_(std::move(branch)) {}

    // Without an id, and without the repository's identity in its source. People who are new are
    // added to the record. What the message closes is open, or closed by `again`.
    model::Entry entry(Understood&& commit, std::optional<model::ItemId> again = {});

private:
    std::string person(const std::string& full_name, const std::string& address);
    std::vector<model::ItemId> closed_items(const std::vector<std::string>& names,
                                            std::optional<model::ItemId> again) const;

    store::Change& change_;
    std::string project_;
    std::string repository_;
    std::string branch_;
    std::unordered_map<std::string, std::string> people_;  // by address
};

}  // namespace trail::cli
