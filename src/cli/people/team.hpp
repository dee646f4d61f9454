// The people a page about everybody is about.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/context.hpp"
#include "trail/model/person.hpp"

namespace trail::cli {

// The reader first, then by name whoever wrote something in the last four weeks or told when they
// work; a history of many years that was imported makes nobody a member.
std::vector<model::Person> team(Context& context);

// "me" (also when nobody is named), "all", or a name. Throws Error{usage} for a name nobody has.
std::vector<model::Person> people_asked_for(Context& context,
                                            const std::optional<std::string>& author);

}  // namespace trail::cli
