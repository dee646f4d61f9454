// A word as it can be pasted into a shell.
#include "cli/shell_word.hpp"

#include <algorithm>

namespace trail::cli {
namespace {

bool is_plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+@%:,=").find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
    std::string word;
    if (text.starts_with("~/")) {
        word = "~/";
        text.remove_prefix(2);
    }
    if (!text.empty() && std::ranges::all_of(text, is_plain)) return word + std::string(text);
    if (text.empty() && !word.empty()) return word;
    word += '\'';
    for (const char c : text) {
        if (c == '\'') word += "'\\'";
        word += c;
    }
    return word + "'";
}

}  // namespace trail::cli
