// The command of this run, to be pasted into a shell again.
#include "cli/command_line.hpp"

#include <algorithm>
#include <vector>

#include "cli/shell_word.hpp"

namespace trail::cli {
namespace {

constexpr std::size_t longest_line = 500;

}  // namespace

std::string command_line(std::span<const std::string> arguments, std::string_view more) {
    std::string line = "trail";
    const auto add = [&line](std::string_view word) { line.append(" ").append(word); };
    bool is_missing = !more.empty();
    for (const auto& argument : arguments) {
        if (is_missing && argument == "--") {
            add(more);
            is_missing = false;
        }
        add(shell_word(argument));
    }
    if (is_missing) add(more);
    return line.size() > longest_line ? std::string() : line;
}

std::string corrected_line(std::span<const std::string> arguments, std::string_view wrong,
                           std::string_view right) {
    std::vector<std::string> corrected(arguments.begin(), arguments.end());
    // "ap", "--project=ap" and "-pap".
    const auto found = std::ranges::find_if(corrected, [&](const std::string& argument) {
        return argument == wrong || (argument.starts_with('-') && argument.ends_with(wrong));
    });
    if (found != corrected.end()) {
        found->replace(found->size() - wrong.size(), wrong.size(), right);
    }
    return command_line(corrected);
}

}  // namespace trail::cli
