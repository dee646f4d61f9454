// Words that have one home: SQL, the operating system, each package.
#pragma once

#include "structure/tree.hpp"

namespace trail::structure {

Faults check_words(const Tree& tree);

// Public headers include only our own and the standard library's.
Faults check_public_includes(const Tree& tree);

}  // namespace trail::structure
