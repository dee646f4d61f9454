// Help text on a page of 80 columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::cli {

inline constexpr std::size_t page_width = 80;

struct Row {
    std::string left;
    std::string right;
};

// Two columns, indented by two. The right one is wrapped; it starts on a line of its own below a
// left part that is wider than `most_left`.
std::string two_columns(const std::vector<Row>& rows, std::size_t most_left);

// Paragraphs, separated by blank lines, wrapped; lines that begin with a space stay as they are.
std::string paragraphs(std::string_view text);

// "Usage: trail log [TEXT...] [-p PROJECT]", broken between options and never inside of brackets.
std::string usage(std::string_view command, std::string_view synopsis);

}  // namespace trail::cli
