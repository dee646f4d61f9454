// What the editor shows below the text of a new entry: how to write it, and what helps to remember.
#pragma once

#include <optional>
#include <string>

#include "cli/context.hpp"
#include "trail/model/entry.hpp"

namespace trail::cli {

// What is settled before the text is written.
struct LogHeading {
    std::optional<std::string> project;
    model::Kind kind = model::Kind::done;
    std::optional<time::Instant> at;  // unless now
};

// Comment lines and, below the scissors, today's commits and the last entry.
std::string log_remarks(Context& context, const LogHeading& heading);

}  // namespace trail::cli
