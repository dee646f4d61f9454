// Which hints a user has seen: the first of a kind says how to switch it off.
#pragma once

#include <filesystem>
#include <string_view>

namespace trail::cli {

// True once for each name; false for ever after, and where nothing can be remembered.
bool is_first_hint(const std::filesystem::path& state, std::string_view name);

}  // namespace trail::cli
