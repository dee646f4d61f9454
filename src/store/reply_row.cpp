// What a reply is to a decision, as a row.
#include "store/reply_row.hpp"

#include "store/entry_row.hpp"

namespace trail::store {

std::optional<model::ReplyMark> reply_of(const Record& record, model::ItemId id) {
    auto rows = record.connection.query(
        "SELECT decision, position, option FROM reply WHERE item = $1 UNION ALL "
        "SELECT decision, position, option FROM reply_before WHERE item = $1 LIMIT 1",
        {stored_id(id)});
    if (!rows->next()) return std::nullopt;
    model::ReplyMark mark{.decision = static_cast<int>(rows->integer(0)),
                          .position = static_cast<model::Position>(rows->integer(1))};
    if (!rows->is_null(2)) mark.option = static_cast<int>(rows->integer(2));
    return mark;
}

void add_reply(Change& change, model::ItemId id, const model::ReplyMark& mark) {
    change.connection.execute(
        "INSERT INTO reply(item, decision, position, option) VALUES($1, $2, $3, $4)",
        {stored_id(id), std::int64_t{mark.decision}, static_cast<std::int64_t>(mark.position),
         engine::value_or_null(mark.option)});
}

void remove_reply(Change& change, model::ItemId id) {
    change.connection.execute("DELETE FROM reply WHERE item = $1", {stored_id(id)});
}

void forget_reply(Change& change, model::ItemId id) {
    change.connection.execute("DELETE FROM reply WHERE item = $1", {stored_id(id)});
    change.connection.execute("DELETE FROM reply_before WHERE item = $1", {stored_id(id)});
}

void put_back_reply(Change& change, std::int64_t operation, model::ItemId id) {
    change.connection.execute(
        "INSERT OR IGNORE INTO reply SELECT item, decision, position, option FROM reply_before "
        "WHERE operation = $1 AND item = $2",
        {operation, stored_id(id)});
}

}  // namespace trail::store
