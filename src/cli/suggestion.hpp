// The hint after a word that does not exist.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace trail::cli {

// The name that was probably meant: misspelt, in the wrong case, or only begun.
std::optional<std::string> meant(std::string_view word, std::span<const std::string> names);

// `did you mean "search"?`, or `otherwise` when nothing is near.
std::string did_you_mean(std::string_view word, std::span<const std::string> names,
                         std::string otherwise);

}  // namespace trail::cli
