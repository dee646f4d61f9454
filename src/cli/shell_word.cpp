// A word as it can be pasted into a shell.
#include "cli/shell_word.hpp"

#include "trail/error.hpp"

namespace trail::cli {

std::string shell_word(std::string_view text) {
    constexpr std::string_view home = "~/";
    if (!text.starts_with(home)) return quoted_word(text);
    text.remove_prefix(home.size());
    return std::string(home) + (text.empty() ? std::string() : quoted_word(text));
}

}  // namespace trail::cli
