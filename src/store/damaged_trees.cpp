// Which page of a damaged file belongs to which table.
#include "store/damaged_trees.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace trail::store {
namespace {

using salvage::FieldType;
using salvage::PageKind;

const std::string nobody;

bool is_of_table(PageKind kind) {
    return kind == PageKind::table_leaf || kind == PageKind::table_interior;
}

// A row of the table of tables: type, name, table, first page, statement.
bool tells_root(const salvage::Row& row) {
    return row.fields.size() == 5 && row.fields[1].type == FieldType::text &&
           row.fields[3].type == FieldType::integer && row.fields[3].number > 1;
}

// Tables of which every record has rows, and whose rows look like no others.
constexpr std::array<std::string_view, 3> witnesses{"entry", "operation", "person"};
constexpr int deepest_tree = 20;

}  // namespace

Roots roots_of(engine::Connection& record) {
    Roots roots;
    auto rows = record.query("SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 1");
    while (rows->next()) {
        roots.emplace_back(rows->text(0), static_cast<std::uint32_t>(rows->integer(1)));
    }
    return roots;
}

DamagedTrees::DamagedTrees(salvage::RowReader& reader, std::uint32_t pages,
                           const std::vector<TableShape>& shapes, const std::vector<Roots>& usual)
    : reader_(reader), owners_(std::size_t{pages} + 1), names_{nobody} {
    auto roots = roots_in_file();
    for (const auto& other : usual) {
        if (roots.empty() && looks_right(other, shapes)) roots = other;
    }
    // A damaged tree may lead into another one: the tables come first, then indexes.
    std::stable_partition(roots.begin(), roots.end(), [&](const auto& root) {
        return std::ranges::find(shapes, root.first, &TableShape::name) != shapes.end();
    });
    for (const auto& [name, root] : roots) walk(name, root);
}

bool DamagedTrees::looks_right(const Roots& roots, const std::vector<TableShape>& shapes) {
    return std::ranges::all_of(witnesses, [&](std::string_view name) {
        const auto root = std::ranges::find(roots, name, &Roots::value_type::first);
        const auto table = std::ranges::find(shapes, name, &TableShape::name);
        if (root == roots.end() || table == shapes.end()) return false;
        auto page = root->second;
        for (int depth = 0; depth < deepest_tree; ++depth) {
            const auto children = reader_.children(page);
            if (children.empty()) break;
            page = children.front();
        }
        const auto rows = reader_.rows(page);
        return !rows.empty() &&
               std::ranges::all_of(rows, [&](const auto& row) { return table->fits(row); });
    });
}

const std::string& DamagedTrees::owner(std::uint32_t page) const {
    return names_[owners_[page]];
}

Roots DamagedTrees::roots_in_file() {
    walk("sqlite_schema", 1);
    Roots roots;
    for (std::uint32_t page = 1; page < owners_.size(); ++page) {
        if (owners_[page] == 0) continue;
        for (const auto& row : reader_.rows(page)) {
            if (!tells_root(row)) continue;
            roots.emplace_back(row.fields[1].bytes,
                               static_cast<std::uint32_t>(row.fields[3].number));
        }
    }
    return roots;
}

void DamagedTrees::walk(const std::string& name, std::uint32_t root) {
    if (names_.size() == 0xffff) return;
    names_.push_back(name);
    const bool in_table = is_of_table(reader_.kind(root));
    std::vector<std::uint32_t> waiting{root};
    while (!waiting.empty()) {
        const auto page = waiting.back();
        waiting.pop_back();
        if (page == 0 || page >= owners_.size() || owners_[page] != 0) continue;
        const auto kind = reader_.kind(page);
        if (kind == PageKind::none || is_of_table(kind) != in_table) continue;
        owners_[page] = static_cast<std::uint16_t>(names_.size() - 1);
        for (const auto child : reader_.children(page)) waiting.push_back(child);
    }
}

}  // namespace trail::store
