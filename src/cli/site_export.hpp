// `trail export -f html`: entries as a site in a directory.
#pragma once

#include <string>

#include "cli/context.hpp"
#include "trail/query/query.hpp"

namespace trail::cli {

// Writes the site of what matches. A directory that has other things in it is left alone, unless an
// earlier export is among them: its files are then replaced, and what is not its own stays. Throws
// Error{usage}, Error{io}.
void export_site(Context& context, const query::Query& query, const std::string& directory);

}  // namespace trail::cli
