// What asks and replies have beside their entry.
#include "store/entry_details.hpp"

#include <fmt/format.h>

#include <array>

#include "store/entry_row.hpp"
#include "store/journal.hpp"
#include "store/stored_row.hpp"

#include "trail/text/pieces.hpp"

namespace trail::store {
namespace {

using engine::Value;

// Each has a twin for what was removed, "reply_before", with the same columns.
struct Table {
    std::string_view name;
    std::string_view columns;
};
constexpr Table replies{"reply", "item, decision, position, option"};
constexpr Table asks{"ask", "item, level, receivers, due, about"};
constexpr Table answers{"answer", "item, ask, act, eta, receiver"};
constexpr std::array tables{replies, asks, answers};

// The row of an entry, or the one it had; nothing when it never had one.
std::unique_ptr<engine::Rows> row_of(const Record& record, const Table& table, model::ItemId id) {
    auto rows =
        record.connection.query(fmt::format("SELECT {1} FROM {0} WHERE item = $1 UNION ALL "
                                            "SELECT {1} FROM {0}_before WHERE item = $1 LIMIT 1",
                                            table.name, table.columns),
                                {stored_id(id)});
    return rows->next() ? std::move(rows) : nullptr;
}

std::optional<time::Instant> instant_at(const engine::Rows& rows, int column) {
    if (rows.is_null(column)) return std::nullopt;
    return time::Instant(time::Seconds(rows.integer(column)));
}

std::optional<std::string> text_at(const engine::Rows& rows, int column) {
    if (rows.is_null(column)) return std::nullopt;
    return std::string(rows.text(column));
}

// Names have no spaces.
std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += text.empty() ? name : ' ' + name;
    return text;
}

std::vector<std::string> names_in(std::string_view joined) {
    std::vector<std::string> names;
    for (const auto name : text::pieces(joined, ' ')) names.emplace_back(name);
    return names;
}

std::optional<model::ReplyMark> reply_of(const Record& record, model::ItemId id) {
    const auto row = row_of(record, replies, id);
    if (!row) return std::nullopt;
    model::ReplyMark mark{.decision = static_cast<int>(row->integer(1)),
                          .position = static_cast<model::Position>(row->integer(2))};
    if (!row->is_null(3)) mark.option = static_cast<int>(row->integer(3));
    return mark;
}

std::optional<model::AskMark> ask_of(const Record& record, model::ItemId id) {
    const auto row = row_of(record, asks, id);
    return row ? std::optional(read_ask(*row, 1)) : std::nullopt;
}

std::optional<model::AnswerMark> answer_of(const Record& record, model::ItemId id) {
    const auto row = row_of(record, answers, id);
    return row ? std::optional(read_answer(*row, 1)) : std::nullopt;
}

void take_out(Change& change, std::string_view table, model::ItemId id) {
    change.connection.execute(fmt::format("DELETE FROM {} WHERE item = $1", table),
                              {stored_id(id)});
}

}  // namespace

model::AskMark read_ask(const engine::Rows& rows, int first) {
    return {.level = static_cast<model::ServiceLevel>(rows.integer(first)),
            .to = names_in(rows.text(first + 1)),
            .due = instant_at(rows, first + 2),
            .about = text_at(rows, first + 3)};
}

model::AnswerMark read_answer(const engine::Rows& rows, int first) {
    return {.ask = id_from(rows.integer(first)),
            .act = static_cast<model::ReplyAct>(rows.integer(first + 1)),
            .eta = instant_at(rows, first + 2),
            .to = text_at(rows, first + 3)};
}

void read_details(const Record& record, model::Entry& entry) {
    if (entry.kind == model::Kind::ask) entry.ask = ask_of(record, entry.id);
    read_reply(record, entry);
    if (entry.kind == model::Kind::reply && !entry.reply)
        entry.answer = answer_of(record, entry.id);
}

void read_reply(const Record& record, model::Entry& entry) {
    if (entry.kind == model::Kind::reply) entry.reply = reply_of(record, entry.id);
}

void add_details(Change& change, const model::Entry& entry) {
    const auto item = stored_id(entry.id);
    if (const auto& mark = entry.reply) {
        change.connection.execute(
            "INSERT INTO reply(item, decision, position, option) VALUES($1, $2, $3, $4)",
            {item, std::int64_t{mark->decision}, static_cast<std::int64_t>(mark->position),
             engine::value_or_null(mark->option)});
    }
    if (const auto& mark = entry.ask) {
        const auto receivers = joined(mark->to);
        change.connection.execute(
            "INSERT INTO ask(item, level, receivers, due, about) VALUES($1, $2, $3, $4, $5)",
            {item, static_cast<std::int64_t>(mark->level), std::string_view(receivers),
             seconds_or_null(mark->due), engine::text_or_null(mark->about)});
    }
    if (const auto& mark = entry.answer) {
        change.connection.execute(
            "INSERT INTO answer(item, ask, act, eta, receiver) VALUES($1, $2, $3, $4, $5)",
            {item, stored_id(mark->ask), static_cast<std::int64_t>(mark->act),
             seconds_or_null(mark->eta), engine::text_or_null(mark->to)});
    }
}

void remove_details(Change& change, model::ItemId id) {
    for (const auto& table : tables) {
        history::keep(change, table.name, table.columns, "item = $2", id);
        take_out(change, table.name, id);
    }
}

void forget_details(Change& change, model::ItemId id) {
    for (const auto& table : tables) {
        take_out(change, table.name, id);
        take_out(change, fmt::format("{}_before", table.name), id);
    }
}

void put_back_details(Change& change, std::int64_t operation, model::ItemId id) {
    for (const auto& table : tables) {
        change.connection.execute(
            fmt::format("INSERT OR IGNORE INTO {0} SELECT {1} FROM {0}_before "
                        "WHERE operation = $1 AND item = $2",
                        table.name, table.columns),
            {operation, stored_id(id)});
    }
}

}  // namespace trail::store
