// The name of a time zone as people type it, and the way out where it is none.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace trail::cli {

// As the database spells it; empty stays so. Throws Error{usage} where there is no such zone, with
// the one that was probably meant.
std::string zone_from(const std::string& given);

// The command that puts a usable zone in the place of the one this run was given.
std::string zone_remedy(Context& context, std::string_view wrong);

}  // namespace trail::cli
