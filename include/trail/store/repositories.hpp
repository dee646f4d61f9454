// Repositories whose commits are in the record, and how far each was read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "trail/store/record.hpp"

namespace trail::store::repositories {

// The identity that was found for a git directory of this machine the last time.
std::optional<std::string> identity_at(const Record& record, std::string_view git_directory);
void remember(Change& change, std::string_view git_directory, std::string_view identity,
              std::string_view name);

// The revision up to which a repository was read for `scope`; forgotten by every undo.
std::optional<std::string> read_up_to(const Record& record, std::string_view identity,
                                      std::string_view scope);
void mark_read(Change& change, std::string_view identity, std::string_view scope,
               std::string_view revision);

}  // namespace trail::store::repositories
