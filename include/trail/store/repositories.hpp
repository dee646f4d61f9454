// Repositories whose commits are in the record, and how far each was read.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/store/record.hpp"
#include "trail/time/instant.hpp"

namespace trail::store::repositories {

// The identity that was found for a git directory of this machine the last time.
std::optional<std::string> identity_at(const Record& record, std::string_view git_directory);
void remember(Change& change, std::string_view git_directory, std::string_view identity,
              std::string_view name);

// A git directory of some machine whose repository the record knows.
struct Checkout {
    std::string directory;
    std::string identity;
    std::string name;

    bool operator==(const Checkout&) const = default;
};

// By name, then by directory.
std::vector<Checkout> checkouts(const Record& record);

// When the newest commit of a repository was made, looked for among the newest ten thousand entries
// of the record, so that the question costs the same in any record.
std::optional<time::Instant> last_commit(const Record& record, std::string_view identity);

// The revision up to which a repository was read for `scope`; forgotten by every undo.
std::optional<std::string> read_up_to(const Record& record, std::string_view identity,
                                      std::string_view scope);
void mark_read(Change& change, std::string_view identity, std::string_view scope,
               std::string_view revision);

}  // namespace trail::store::repositories
