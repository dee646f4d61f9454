// The repository this program was built from, read once.
#pragma once

#include <string>
#include <vector>

#include "structure/tree.hpp"

namespace trail::structure {

const Tree& real_sources();  // src and include
const Tree& real_tests();
std::vector<std::string> real_paths();      // of everything under src, include and tests
std::vector<std::string> real_top_level();  // names
std::string real_text(const std::string& path);

}  // namespace trail::structure
