// Text as it was given into the targets of a declaration, checked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "cli/declaration.hpp"

namespace trail::cli {

inline constexpr std::size_t largest_number = 1'000'000'000;

// "trail show -h", the hint of every error about one command's arguments.
std::string help_for(std::string_view command);

// What was given to one option, in order; where one value is taken the last counts. Throws
// Error{usage} for a value that is none of the choices and for what is no number.
void fill_option(const Option& option, const std::vector<std::string>& given,
                 std::string_view command);

// Throws Error{usage} when a required word is missing or one is left over.
void fill_words(const std::vector<Words>& declared, const std::vector<std::string>& words,
                std::string_view command);

}  // namespace trail::cli
