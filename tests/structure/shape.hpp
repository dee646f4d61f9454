// The shape of the tree: lengths, names, pairs, first lines, the top level.
#pragma once

#include <string>
#include <vector>

#include "structure/tree.hpp"

namespace trail::structure {

inline constexpr std::size_t longest_file = 350;

Faults check_lengths(const Tree& tree);

// Every public header has a source of the same name.
Faults check_pairs(const Tree& tree);

// The first line is a comment and a sentence that says what the file is.
Faults check_first_lines(const Tree& tree);

// No file or folder is named after its being useful.
Faults check_names(const std::vector<std::string>& paths);

// `ignored` is the text of .gitignore; of it the names at the top level count.
Faults check_top_level(const std::vector<std::string>& names, const std::string& ignored);

}  // namespace trail::structure
