// What the rows of each table look like in a file, told by a record that has such tables.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "trail/store/engine/engine.hpp"
#include "trail/store/salvage/rows.hpp"

namespace trail::store {

struct ColumnShape {
    std::string name;
    salvage::FieldType type = salvage::FieldType::integer;
    bool may_be_null = false;
    bool is_number = false;  // the row's own, which does not stand among the fields
    std::int64_t least = std::numeric_limits<std::int64_t>::min();
    std::int64_t most = std::numeric_limits<std::int64_t>::max();
};

struct TableShape {
    std::string name;
    bool in_key_order = false;         // without a number of its own
    std::vector<ColumnShape> columns;  // as they lie in the file
    std::string insertion;             // with a parameter for each column

    bool fits(const salvage::Row& row) const;
};

// Of every table but those of the search index.
std::vector<TableShape> table_shapes(engine::Connection& record);

}  // namespace trail::store
