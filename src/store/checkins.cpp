// Check-ins in the record, read from its journal.
#include "trail/store/checkins.hpp"

#include "store/journal.hpp"
#include "store/names.hpp"
#include "trail/store/entries.hpp"

namespace trail::store::checkins {
namespace {

// Operations follow each other in time, but for some from a machine whose clock is behind.
constexpr std::size_t most_out_of_order = 64;

}  // namespace

std::vector<CheckIn> since(const Record& record, time::Instant from) {
    struct Row {
        std::int64_t author;
        time::Instant at;
        std::vector<model::ItemId> created;
    };
    std::vector<Row> found;
    {
        auto rows = record.connection.query(
            "SELECT at, command, author, CASE command WHEN 'checkin' THEN created END, "
            "undoes IS NULL AND undone_by IS NULL FROM operation ORDER BY number DESC");
        std::size_t earlier = 0;
        while (rows->next()) {
            const time::Instant at{time::Seconds(rows->integer(0))};
            earlier = at < from ? earlier + 1 : 0;
            if (earlier > most_out_of_order) break;
            if (at < from) continue;
            if (rows->text(1) != command || rows->integer(4) == 0) continue;
            found.push_back({rows->integer(2), at, history::unpacked(rows->bytes(3))});
        }
    }
    std::vector<CheckIn> result;
    for (const auto& row : found) {
        CheckIn each{
            record.names.name(record.connection, NameTable::person, row.author), row.at, {}};
        for (const auto id : row.created)
            if (const auto entry = entries::find(record, id)) each.about.push_back(entry->at.at);
        if (row.created.empty()) each.about.push_back(row.at);
        result.push_back(std::move(each));
    }
    return result;
}

}  // namespace trail::store::checkins
