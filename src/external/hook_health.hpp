// What is wrong with a single hook, if anything.
#pragma once

#include <string>

#include "trail/external/hooks.hpp"

namespace trail::external::hooks {

// Empty when it logs its event. Not for a hook of which there is nothing.
std::string config_problem(const Found& found, const ConfigHook& hook);

// Whether a hook file logs its event and nothing is wrong with it.
bool is_well(const Found& found, const HookFile& file);

}  // namespace trail::external::hooks
