// The scripts that a shell completes with, byte for byte as they are installed.
#pragma once

#include <string_view>

namespace trail::cli {

// Made from completions/ when the build is configured.
std::string_view bash_script();
std::string_view zsh_script();
std::string_view fish_script();

}  // namespace trail::cli
