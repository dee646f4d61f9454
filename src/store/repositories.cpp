// Repositories whose commits are in the record.
#include "trail/store/repositories.hpp"

#include "store/names.hpp"

namespace trail::store::repositories {

std::optional<std::string> identity_at(const Record& record, std::string_view git_directory) {
    auto rows = record.connection.query(
        "SELECT r.key FROM checkout c JOIN repository r ON r.number = c.repository "
        "WHERE c.directory = $1",
        {git_directory});
    if (!rows->next()) return std::nullopt;
    return std::string(rows->text(0));
}

void remember(Change& change, std::string_view git_directory, std::string_view identity,
              std::string_view name) {
    const auto number = change.names.repository(change.connection, identity, name);
    change.connection.execute(
        "INSERT INTO checkout(directory, repository) VALUES($1, $2) "
        "ON CONFLICT(directory) DO UPDATE SET repository = $2",
        {git_directory, number});
    change.noted = true;
}

std::vector<Checkout> checkouts(const Record& record) {
    auto rows = record.connection.query(
        "SELECT c.directory, r.key, r.name FROM checkout c "
        "JOIN repository r ON r.number = c.repository ORDER BY r.name, c.directory");
    std::vector<Checkout> found;
    while (rows->next()) {
        found.push_back(
            {std::string(rows->text(0)), std::string(rows->text(1)), std::string(rows->text(2))});
    }
    return found;
}

std::optional<time::Instant> last_commit(const Record& record, std::string_view identity) {
    const auto number = record.names.find(record.connection, NameTable::repository, identity);
    if (!number) return std::nullopt;
    auto rows = record.connection.query(
        "SELECT second FROM (SELECT (place >> 4) - late AS second, repository, revision "
        "FROM entry ORDER BY place DESC LIMIT 10000) "
        "WHERE repository = $1 AND revision IS NOT NULL ORDER BY second DESC LIMIT 1",
        {*number});
    if (!rows->next()) return std::nullopt;
    return time::Instant(time::Seconds(rows->integer(0)));
}

std::optional<std::string> read_up_to(const Record& record, std::string_view identity,
                                      std::string_view scope) {
    const auto number = record.names.find(record.connection, NameTable::repository, identity);
    if (!number) return std::nullopt;
    auto rows = record.connection.query(
        "SELECT revision FROM imported WHERE repository = $1 AND scope = $2", {*number, scope});
    if (!rows->next()) return std::nullopt;
    return std::string(rows->text(0));
}

void mark_read(Change& change, std::string_view identity, std::string_view scope,
               std::string_view revision) {
    const auto number = change.names.find(change.connection, NameTable::repository, identity);
    if (!number) return;
    change.connection.execute(
        "INSERT INTO imported(repository, scope, revision) VALUES($1, $2, $3) "
        "ON CONFLICT(repository, scope) DO UPDATE SET revision = $3",
        {*number, scope, revision});
    change.noted = true;
}

}  // namespace trail::store::repositories
