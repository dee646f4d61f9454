// The synopsis of a command as mdoc(7) macros.
#pragma once

#include <string>
#include <string_view>

#include "cli/declaration.hpp"

namespace trail::cli::pages {

// "[TEXT...] [-p PROJECT]", a macro line for each part that stands alone.
std::string synopsis_lines(std::string_view synopsis);

// The words and options of a declaration as a tagged list.
std::string option_list(const Declaration& declaration);

}  // namespace trail::cli::pages
