// Directories whose files belong to a group of the system.
#pragma once

#include <string>

#include "trail/system/files.hpp"

namespace trail::system {

// Whether a file in `directory` is made for its group: setgid, so that new files take the group,
// and closed to all others (mode 2770).
bool is_shared_directory(const Path& directory);

// The name of the group that a directory belongs to, or its number where it has no name.
std::string group_of(const Path& directory);

// Makes a directory with mode 2770 for `group`; one that is there is taken when it is empty or the
// group's already. Throws Error{usage} for a group that is not there, that the user does not belong
// to, or that cannot come here through the directories above; Error{io} for one that holds other
// things or belongs to somebody else.
void make_shared_directory(const Path& directory, const std::string& group);

}  // namespace trail::system
