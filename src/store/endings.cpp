// Which entry ended another, as the one that did keeps it.
#include "store/endings.hpp"

#include "store/entry_row.hpp"
#include "store/search_index.hpp"

namespace trail::store::endings {

std::optional<model::ItemId> closer_of(const Record& record, model::ItemId id) {
    auto rows = record.connection.query(
        "SELECT closed_by FROM entry WHERE id = $1 AND closed_by IS NOT NULL", {stored_id(id)});
    if (!rows->next()) return std::nullopt;
    return id_from(rows->integer(0));
}

void settle(Change& change, model::ItemId closer) {
    auto rows = change.connection.query(
        "SELECT 1 FROM entry WHERE id = $1 AND (flags & $2 <> 0) <> "
        "EXISTS (SELECT 1 FROM entry WHERE closed_by = $1)",
        {stored_id(closer), flag_closes});
    if (!rows->next()) return;
    rows.reset();
    search_index::reindexed(change.connection, stored_id(closer), [&] {
        return change.connection.execute(
            "UPDATE entry SET flags = (flags | $2) - (flags & $2) WHERE id = $1",
            {stored_id(closer), flag_closes});
    });
}

}  // namespace trail::store::endings
