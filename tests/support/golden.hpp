// Golden files: what a rendering must be, byte for byte, kept where a reviewer reads it.
#pragma once

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "support/source_dir.hpp"

namespace trail::testing {

// The content of tests/golden/NAME. With TRAIL_UPDATE_GOLDEN=1 the file is first replaced by
// `current`; its diff is then read like code.
inline std::string golden(const std::string& name, const std::string& current) {
    const auto path = std::string(TRAIL_SOURCE_DIR) + "/tests/golden/" + name;
    const char* update = std::getenv("TRAIL_UPDATE_GOLDEN");
    if (update && std::string(update) == "1") std::ofstream(path, std::ios::binary) << current;
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace trail::testing
