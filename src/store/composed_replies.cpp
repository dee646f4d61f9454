// Replies that were composed of a decision's words.
#include "store/composed_replies.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "store/decision_row.hpp"
#include "store/entry_row.hpp"
#include "trail/model/deliberation.hpp"

namespace trail::store {
namespace {

using Texts = std::set<std::string, std::less<>>;

// Of an entry, the latest first.
std::vector<std::string> lines_of(const Record& record, model::ItemId id) {
    std::vector<std::string> lines;
    auto rows = record.connection.query(
        "SELECT line, 1 AS is_now, 0 AS until FROM entry WHERE id = $1 UNION ALL "
        "SELECT line, 0, operation FROM entry_before WHERE id = $1 ORDER BY is_now DESC, "
        "until DESC",
        {stored_id(id)});
    while (rows->next()) lines.emplace_back(rows->text(0));
    return lines;
}

std::optional<int> number_of(const Record& record, model::ItemId decision) {
    auto rows = record.connection.query(
        "SELECT number FROM decision WHERE item = $1 UNION ALL "
        "SELECT number FROM decision_before WHERE item = $1 LIMIT 1",
        {stored_id(decision)});
    if (!rows->next()) return std::nullopt;
    return static_cast<int>(rows->integer(0));
}

Texts options_of(const Record& record, model::ItemId decision) {
    Texts options;
    auto rows = record.connection.query(
        "SELECT options FROM decision WHERE item = $1 UNION "
        "SELECT options FROM decision_before WHERE item = $1",
        {stored_id(decision)});
    while (rows->next()) {
        for (auto& option : read_list(rows->text(0))) options.insert(std::move(option));
    }
    return options;
}

// An import may give the number of what was removed to another decision.
bool is_shared(const Record& record, int number, model::ItemId decision) {
    return record.connection
        .query(
            "SELECT 1 FROM decision WHERE number = $1 AND item <> $2 UNION ALL "
            "SELECT 1 FROM decision_before WHERE number = $1 AND item <> $2",
            {std::int64_t{number}, stored_id(decision)})
        ->next();
}

class Words {
public:
    Words(const Record& record, int number, model::ItemId decision)
        : is_shared_(is_shared(record, number, decision)) {
        for (auto& line : lines_of(record, decision)) titles_.insert(std::move(line));
        if (!is_shared_) options_ = options_of(record, decision);
    }

    bool are_in(std::string_view line, bool is_outcome) const {
        if (!is_outcome) return titles_.contains(line) || options_.contains(line);
        return !is_shared_ || std::ranges::any_of(titles_, [&](const std::string& title) {
            return line == title || line.starts_with(title + ": ");
        });
    }

private:
    bool is_shared_;
    Texts titles_;
    Texts options_;
};

void add_replies_to(const Record& record, int number, const Words& words, ComposedReplies& found) {
    auto rows = record.connection.query(
        "SELECT item, position FROM reply WHERE decision = $1 UNION "
        "SELECT item, position FROM reply_before WHERE decision = $1",
        {std::int64_t{number}});
    while (rows->next()) {
        const auto id = id_from(rows->integer(0));
        const bool is_outcome =
            model::status_after(static_cast<model::Position>(rows->integer(1))).has_value();
        const auto lines = lines_of(record, id);
        const auto said = std::ranges::find_if(
            lines, [&](const std::string& line) { return words.are_in(line, is_outcome); });
        if (said == lines.end()) continue;
        (said == lines.begin() ? found.now : found.earlier).push_back(id);
    }
}

// Whether any state of a reply gives a reason of the decision and names it.
bool shares_reason(const Record& record, model::ItemId reply, std::string_view key,
                   model::ItemId decision) {
    return record.connection
        .query(
            "WITH state AS (SELECT body, refs FROM entry WHERE id = $1 UNION ALL "
            "SELECT body, refs FROM entry_before WHERE id = $1) SELECT 1 FROM state "
            "WHERE instr(char(10) || refs || char(10), char(10) || $2 || char(10)) > 0 AND "
            "body IN (SELECT body FROM entry WHERE id = $3 UNION ALL "
            "SELECT body FROM entry_before WHERE id = $3)",
            {stored_id(reply), key, stored_id(decision)})
        ->next();
}

// The new decision and the end of the old one were written down with the same reason.
void add_ends_of_others(const Record& record, int number, model::ItemId decision,
                        ComposedReplies& found) {
    const auto key = model::decision_key(number);
    auto rows = record.connection.query(
        "SELECT item FROM reply WHERE position = $1 AND decision <> $2 UNION "
        "SELECT item FROM reply_before WHERE position = $1 AND decision <> $2",
        {static_cast<std::int64_t>(model::Position::supersede), std::int64_t{number}});
    while (rows->next()) {
        const auto reply = id_from(rows->integer(0));
        if (shares_reason(record, reply, key, decision)) found.now.push_back(reply);
    }
}

}  // namespace

ComposedReplies composed_replies(const Record& record, model::ItemId decision) {
    ComposedReplies found;
    const auto number = number_of(record, decision);
    if (!number) return found;
    add_replies_to(record, *number, Words(record, *number, decision), found);
    add_ends_of_others(record, *number, decision, found);
    return found;
}

}  // namespace trail::store
