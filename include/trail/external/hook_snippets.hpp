// What people paste where trail does not write itself.
#pragma once

#include <span>
#include <string>

#include "trail/external/hooks.hpp"

namespace trail::external::hooks {

// For the file of a manager; for Manager::none the lines of a shell hook. pre-commit hands no hook
// the pairs of rewritten commits, so there is nothing to paste for that event.
std::string snippet(Manager manager, std::span<const Event> wanted);

// Where lefthook and pre-commit want it, and what to do then: "lefthook.yml, then: lefthook
// install".
std::string destination(const Found& found);

}  // namespace trail::external::hooks
