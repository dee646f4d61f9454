// What each reader of a digest has seen.
#include "trail/store/readers.hpp"

#include <algorithm>

#include "store/journal.hpp"
#include "trail/store/entries.hpp"
#include "trail/time/period.hpp"

namespace trail::store::readers {
namespace {

constexpr time::Seconds longest_memory = std::chrono::days(92);

std::vector<model::ItemId> written_since(const Record& record, std::int64_t operation) {
    std::vector<model::ItemId> ids;
    auto rows = record.connection.query(
        "SELECT created FROM operation WHERE number > $1 AND created IS NOT NULL", {operation});
    while (rows->next()) {
        const auto some = history::unpacked(rows->bytes(0));
        ids.insert(ids.end(), some.begin(), some.end());
    }
    std::ranges::sort(ids);
    return ids;
}

}  // namespace

Mark here(const Record& record, time::Instant now) {
    auto rows =
        record.connection.query("SELECT number FROM operation ORDER BY number DESC LIMIT 1");
    return {rows->next() ? rows->integer(0) : 0, now};
}

std::optional<Mark> find(const Record& record, std::string_view digest, std::string_view reader) {
    auto rows = record.connection.query(
        "SELECT operation, at FROM reader WHERE digest = $1 AND name = $2", {digest, reader});
    if (!rows->next()) return std::nullopt;
    return Mark{rows->integer(0), time::Instant(time::Seconds(rows->integer(1)))};
}

void move(Change& change, std::string_view digest, std::string_view reader, const Mark& mark) {
    change.connection.execute(
        "INSERT INTO reader(digest, name, operation, at) VALUES($1, $2, $3, $4) "
        "ON CONFLICT(digest, name) DO UPDATE SET operation = $3, at = $4 "
        "WHERE operation < $3 OR (operation = $3 AND at < $4)",
        {digest, reader, mark.operation, mark.at.time_since_epoch().count()});
    change.noted = true;
}

std::vector<model::Entry> unseen(const Record& record, const Mark& mark) {
    const auto ids = written_since(record, mark.operation);
    if (ids.empty()) return {};
    const time::Instant end(time::end_of_days.time_since_epoch());
    auto entries = entries::between(record, {mark.at - longest_memory, end});
    std::erase_if(entries, [&](const model::Entry& entry) {
        return !std::ranges::binary_search(ids, entry.id);
    });
    return entries;
}

}  // namespace trail::store::readers
