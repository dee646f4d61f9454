// The ledger of mailed digests.
#include "trail/store/mailings.hpp"

#include <algorithm>

namespace trail::store::mailings {
namespace {

std::int64_t number_of(time::Day day) {
    return day.time_since_epoch().count();
}

}  // namespace

std::optional<Mailing> find(const Record& record, std::string_view digest, std::string_view period,
                            std::string_view recipient) {
    auto rows = record.connection.query(
        "SELECT first_day, message, at FROM mailing "
        "WHERE digest = $1 AND period = $2 AND recipient = $3",
        {digest, period, recipient});
    if (!rows->next()) return std::nullopt;
    return Mailing{.digest = std::string(digest),
                   .period = std::string(period),
                   .recipient = std::string(recipient),
                   .first_day = time::Day(std::chrono::days(rows->integer(0))),
                   .message = std::string(rows->text(1)),
                   .at = time::Instant(time::Seconds(rows->integer(2)))};
}

void remember(Change& change, const Mailing& mailing) {
    change.connection.execute(
        "INSERT INTO mailing(digest, period, recipient, first_day, message, at) "
        "VALUES($1, $2, $3, $4, $5, $6) ON CONFLICT(digest, period, recipient) "
        "DO UPDATE SET first_day = $4, message = $5, at = $6",
        {std::string_view(mailing.digest), std::string_view(mailing.period),
         std::string_view(mailing.recipient), number_of(mailing.first_day),
         std::string_view(mailing.message), mailing.at.time_since_epoch().count()});
    change.noted = true;
}

std::vector<std::string> messages_before(const Record& record, std::string_view digest,
                                         std::string_view recipient, time::Day day,
                                         std::size_t most) {
    auto rows = record.connection.query(
        "SELECT message FROM mailing WHERE digest = $1 AND first_day < $2 "
        "AND ($3 = '' OR recipient = $3) "
        "GROUP BY message ORDER BY max(first_day) DESC, max(at) DESC, message LIMIT $4",
        {digest, number_of(day), recipient, static_cast<std::int64_t>(most)});
    std::vector<std::string> messages;
    while (rows->next()) messages.emplace_back(rows->text(0));
    std::ranges::reverse(messages);
    return messages;
}

}  // namespace trail::store::mailings
