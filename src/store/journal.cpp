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

void keep_entry(Change& change, model::ItemId id, std::string_view only_if) {
    change.connection.execute(
        fmt::format("INSERT OR IGNORE INTO entry_before(operation, place, {0}) "
                    "SELECT $1, place, {0} FROM entry WHERE id = $2{1}",
                    stored_columns, only_if),
        {change.operation, stored_id(id)});
}

void keep_decision(Change& change, model::ItemId id) {
    change.connection.execute(fmt::format("INSERT OR IGNORE INTO decision_before(operation, {0}) "
                                          "SELECT $1, {0} FROM decision WHERE item = $2",
                                          stored_decision_columns),
                              {change.operation, stored_id(id)});
}

}  // namespace trail::store::history
