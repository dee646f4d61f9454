// The scripts that a shell completes with, byte for byte as they are installed.
#pragma once

#include <string>
#include <string_view>

#include "cli/context.hpp"

namespace trail::cli {

// Made from completions/ when the build is configured.
std::string_view bash_script();
std::string_view zsh_script();
std::string_view fish_script();

// Where "trail completion SHELL --install" puts it.
std::string completion_file(Context& context, std::string_view shell);

}  // namespace trail::cli
