// What an author wrote last.
#include <fmt/format.h>

#include <optional>
#include <string>
#include <utility>

#include "store/entry_row.hpp"
#include "store/journal.hpp"
#include "store/names.hpp"
#include "trail/store/entries.hpp"

namespace trail::store::entries {
namespace {

// Of an import only the last thousand are looked at, so that the question costs the same in any
// record.
constexpr auto most_bytes = static_cast<std::int64_t>(1000 * history::id_bytes);

std::optional<model::Entry> own_entry(const Record& record, model::ItemId id, std::int64_t author) {
    auto rows = record.connection.query(
        fmt::format("SELECT {} FROM entry e WHERE e.id = $1 AND e.author = $2", entry_columns),
        {stored_id(id), author});
    if (!rows->next()) return std::nullopt;
    return read_entry(*rows, record);
}

}  // namespace

// What came back by an undo was written by the operation that first added it.
std::optional<model::Entry> latest_by(const Record& record, std::string_view author,
                                      std::size_t nth) {
    const auto number = record.names.find(record.connection, NameTable::person, author);
    if (!number || nth == 0) return std::nullopt;
    auto operations = record.connection.query(
        "SELECT substr(created, $2) FROM operation WHERE author = $1 AND created IS NOT NULL "
        "AND undoes IS NULL AND undone_by IS NULL ORDER BY number DESC",
        {*number, -most_bytes});
    while (operations->next()) {
        const auto ids = history::unpacked(operations->bytes(0));
        for (auto id = ids.rbegin(); id != ids.rend(); ++id) {
            auto entry = own_entry(record, *id, *number);
            if (entry && --nth == 0) return entry;
        }
    }
    return std::nullopt;
}

}  // namespace trail::store::entries
