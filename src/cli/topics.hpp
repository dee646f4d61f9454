// What help tells beside the commands.
#pragma once

#include <span>
#include <string_view>

namespace trail::cli {

struct Topic {
    std::string_view name;
    std::string_view text;  // at most 80 columns, ends in a newline
};

std::span<const Topic> topics();

// Null when there is no such topic.
const Topic* find_topic(std::string_view name);

}  // namespace trail::cli
