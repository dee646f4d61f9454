// What stand-ups are made from, read from the record once for everybody.
#pragma once

#include <span>
#include <vector>

#include "cli/context.hpp"
#include "trail/report/standup.hpp"

namespace trail::cli {

// The stand-ups of these people, each about the days told, with ids as people write them.
std::vector<report::Standup> read_standups(Context& context, std::span<const model::Person> people,
                                           std::span<const report::Told> told);

}  // namespace trail::cli
