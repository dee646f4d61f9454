// Where the statements of a TOML text stand, byte by byte, so that one can change alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace trail::config {

struct Statement {
    enum class Kind { table, array_of_tables, pair };

    Kind kind = Kind::pair;
    std::vector<std::string> path;  // whole, with the table it stands in
    std::size_t table_parts = 0;    // how many of the path come from that table's heading
    bool in_array = false;          // that table is one of an array
    std::size_t begin = 0;          // of its first line
    std::size_t value_begin = 0;    // of a pair
    std::size_t value_end = 0;
    std::size_t end = 0;  // behind the newline of its last line
};

// `toml` must be valid TOML 1.0. Escapes inside quoted keys are left as they are written.
std::vector<Statement> statements(std::string_view toml);

}  // namespace trail::config
