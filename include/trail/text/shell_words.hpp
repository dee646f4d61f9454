// A command line as a shell would split it into words, though nothing in it is ever expanded.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trail::text {

// Blanks separate; quotation marks of both kinds hold together; a backslash keeps what follows as
// it is, but not between single marks, and between double ones only a mark, "$" or another
// backslash. "$", "|", "*" and all else stand for themselves. Nothing when a mark is not closed.
std::optional<std::vector<std::string>> shell_words(std::string_view line);

// The program that a plain command starts; empty for one that only a shell understands.
std::string program_of(std::string_view command);

}  // namespace trail::text
