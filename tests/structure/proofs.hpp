// Rules on the table that names for each promise the tests that prove it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "structure/tree.hpp"

namespace trail::structure {

// The text of a file below `tests`, empty for a folder that is there, nothing for what is not.
using Look = std::function<std::optional<std::string>(const std::string& path)>;

// Every row of the table names a proof, each proof is a file or folder that is there, and what
// stands behind its colon stands in that file.
Faults check_proofs(const std::string& table, const Look& look);

// Each of these files stands in a row.
Faults check_named(const std::string& table, const std::vector<std::string>& files);

}  // namespace trail::structure
