// What undo and history live on: states before a change, and the ids an operation added.
#include "store/journal.hpp"

#include <fmt/format.h>

#include "store/decision_row.hpp"
#include "store/entry_row.hpp"

namespace trail::store::history {

std::vector<model::ItemId> unpacked(std::string_view bytes) {
    std::vector<model::ItemId> ids;
    for (std::size_t i = 0; i + id_bytes <= bytes.size(); i += id_bytes) {
        std::uint64_t bits = 0;
        for (const char byte : bytes.substr(i, id_bytes)) {
            bits = bits << 8 | static_cast<unsigned char>(byte);
        }
        ids.push_back({bits});
    }
    return ids;
}

void keep(Change& change, std::string_view table, std::string_view columns, std::string_view which,
          model::ItemId id) {
    change.connection.execute(
        fmt::format("INSERT OR IGNORE INTO {0}_before(operation, {1}) SELECT $1, {1} FROM {0} "
                    "WHERE {2}",
                    table, columns, which),
        {change.operation, stored_id(id)});
}

void keep_entry(Change& change, model::ItemId id, std::string_view and_if) {
    keep(change, "entry", fmt::format("place, {}", stored_columns),
         fmt::format("id = $2{}", and_if), id);
}

void keep_decision(Change& change, model::ItemId id) {
    keep(change, "decision", stored_decision_columns, "item = $2", id);
}

}  // namespace trail::store::history
