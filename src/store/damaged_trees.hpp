// Which page of a damaged file belongs to which table, as far as its trees still tell.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "store/table_shape.hpp"
#include "trail/store/salvage/rows.hpp"

namespace trail::store {

// The first page of each table and index.
using Roots = std::vector<std::pair<std::string, std::uint32_t>>;

Roots roots_of(engine::Connection& record);

class DamagedTrees {
public:
    // Where the file does not say where its trees begin, they are looked for where other records
    // have them; what is found there must look like what belongs there.
    DamagedTrees(salvage::RowReader& reader, std::uint32_t pages,
                 const std::vector<TableShape>& shapes, const std::vector<Roots>& usual);

    // The table or index that the page was reached from; empty when no tree leads to it.
    const std::string& owner(std::uint32_t page) const;

private:
    Roots roots_in_file();
    bool looks_right(const Roots& roots, const std::vector<TableShape>& shapes);
    void walk(const std::string& name, std::uint32_t root);

    salvage::RowReader& reader_;
    std::vector<std::uint16_t> owners_;  // by page; 0 is nobody
    std::vector<std::string> names_;
};

}  // namespace trail::store
