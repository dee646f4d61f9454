// The house plan: which room may include which.
#pragma once

#include <string>

#include "structure/tree.hpp"

namespace trail::structure {

// Includes that the plan does not allow, of files that do not exist, of another room's private
// headers, and from one command to another.
Faults check_layers(const Tree& tree);

// Headers that include themselves through others.
Faults check_circles(const Tree& tree);

// `trail_room(NAME ON ROOM...)` in the build file links no more than the plan allows.
Faults check_links(const std::string& build_file);

}  // namespace trail::structure
