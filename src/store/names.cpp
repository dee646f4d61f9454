// The small numbered tables.
#include "store/names.hpp"

#include <fmt/format.h>

#include <array>

#include "trail/text/unicode.hpp"

namespace trail::store {
namespace {

constexpr std::array<std::string_view, 5> table_names{"person", "project", "tag", "zone",
                                                      "repository"};

std::string_view table_name(NameTable table) {
    return table_names.at(static_cast<std::size_t>(table));
}

}  // namespace

std::string name_key(NameTable table, std::string_view name) {
    if (table == NameTable::zone || table == NameTable::repository) return std::string(name);
    return text::folded(name);
}

const std::string& Names::name(engine::Connection& connection, NameTable table,
                               std::int64_t number) {
    auto& names = known_[static_cast<std::size_t>(table)].names;
    if (const auto found = names.find(number); found != names.end()) return found->second;
    auto rows = connection.query(
        fmt::format("SELECT name FROM {} WHERE number = $1", table_name(table)), {number});
    std::string name = rows->next() ? std::string(rows->text(0)) : std::string();
    return names.emplace(number, std::move(name)).first->second;
}

std::string Names::key(engine::Connection& connection, NameTable table, std::int64_t number) {
    auto rows = connection.query(
        fmt::format("SELECT key FROM {} WHERE number = $1", table_name(table)), {number});
    return rows->next() ? std::string(rows->text(0)) : std::string();
}

std::optional<std::int64_t> Names::find(engine::Connection& connection, NameTable table,
                                        std::string_view name) {
    return find_key(connection, table, name_key(table, name));
}

std::optional<std::int64_t> Names::find_key(engine::Connection& connection, NameTable table,
                                            const std::string& key) {
    auto& numbers = known_[static_cast<std::size_t>(table)].numbers;
    if (const auto found = numbers.find(key); found != numbers.end()) return found->second;
    auto rows = connection.query(
        fmt::format("SELECT number FROM {} WHERE key = $1", table_name(table)), {key});
    if (!rows->next()) return std::nullopt;
    numbers.emplace(key, rows->integer(0));
    return rows->integer(0);
}

std::int64_t Names::number(engine::Connection& connection, NameTable table, std::string_view name) {
    std::string spelled(name);
    auto& known = known_[static_cast<std::size_t>(table)].spelled;
    if (const auto found = known.find(spelled); found != known.end()) return found->second;
    const std::string key = name_key(table, name);
    const auto found = find_key(connection, table, key);
    const auto number = found ? *found : add(connection, table, key, name);
    known.emplace(std::move(spelled), number);
    return number;
}

std::int64_t Names::repository(engine::Connection& connection, std::string_view identity,
                               std::string_view name) {
    const std::string key(identity);
    if (const auto found = find_key(connection, NameTable::repository, key)) return *found;
    return add(connection, NameTable::repository, key, name);
}

std::int64_t Names::add(engine::Connection& connection, NameTable table, const std::string& key,
                        std::string_view name) {
    connection.execute(fmt::format("INSERT INTO {}(key, name) VALUES($1, $2)", table_name(table)),
                       {key, name});
    const auto number = find_key(connection, table, key).value();
    auto& known = known_[static_cast<std::size_t>(table)];
    known.names.emplace(number, std::string(name));
    return number;
}

void Names::forget() {
    for (auto& known : known_) known = {};
}

}  // namespace trail::store
