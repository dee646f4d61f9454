// The small numbered tables.
#include "store/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "trail/model/entry.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store {
namespace {

constexpr std::array<std::string_view, 5> table_names{"person", "project", "tag", "zone",
                                                      "repository"};

std::string_view table_name(NameTable table) {
    return table_names.at(static_cast<std::size_t>(table));
}

// "ROOT REMOTE", or one of both.
struct Identity {
    std::string_view root;
    std::string_view remote;
};

Identity parts_of(std::string_view identity) {
    const auto root = identity.substr(0, identity.find(' '));
    if (!model::is_commit_id(root)) return {{}, identity};
    const auto remote = identity.substr(std::min(root.size() + 1, identity.size()));
    // A folder of this machine is no place that others know it by.
    return {root, remote.starts_with('/') ? std::string_view() : remote};
}

bool says_more(const Identity& one, const Identity& other) {
    return (!one.root.empty() && other.root.empty()) ||
           (!one.remote.empty() && other.remote.empty());
}

// What one side does not know cannot tell two repositories apart: the remote of one that was just
// begun, the root of a shallow clone.
bool may_be_same(const Identity& one, const Identity& other) {
    const auto agree = [](std::string_view a, std::string_view b) {
        return a.empty() || b.empty() || a == b;
    };
    const bool something_is_equal = (!one.root.empty() && one.root == other.root) ||
                                    (!one.remote.empty() && one.remote == other.remote);
    return something_is_equal && agree(one.root, other.root) && agree(one.remote, other.remote);
}

}  // namespace

std::string name_key(NameTable table, std::string_view name) {
    if (table == NameTable::zone || table == NameTable::repository) return std::string(name);
    return text::folded(name);
}

const std::string& Names::name(engine::Connection& connection, NameTable table,
                               std::int64_t number) {
    const auto first = number - number % read_at_once;
    auto& names = known_[static_cast<std::size_t>(table)].names[first];
    const auto& name = names.at(static_cast<std::size_t>(number - first));
    if (!name.empty()) return name;
    auto rows =
        connection.query(fmt::format("SELECT number, name FROM {} WHERE number BETWEEN $1 AND $2",
                                     table_name(table)),
                         {first, first + read_at_once - 1});
    while (rows->next())
        names.at(static_cast<std::size_t>(rows->integer(0) - first)) = rows->text(1);
    return name;
}

const std::string& Names::key(engine::Connection& connection, NameTable table,
                              std::int64_t number) {
    auto& keys = known_[static_cast<std::size_t>(table)].keys;
    if (const auto found = keys.find(number); found != keys.end()) return found->second;
    auto rows = connection.query(
        fmt::format("SELECT key FROM {} WHERE number = $1", table_name(table)), {number});
    std::string key = rows->next() ? std::string(rows->text(0)) : std::string();
    return keys.emplace(number, std::move(key)).first->second;
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
    if (!rows->next()) {
        return table == NameTable::repository ? find_alike(connection, key) : std::nullopt;
    }
    numbers.emplace(key, rows->integer(0));
    return rows->integer(0);
}

std::optional<std::int64_t> Names::find_alike(engine::Connection& connection,
                                              const std::string& identity) {
    const auto wanted = parts_of(identity);
    auto rows = connection.query("SELECT number, key FROM repository ORDER BY number");
    while (rows->next()) {
        if (may_be_same(wanted, parts_of(rows->text(1)))) return rows->integer(0);
    }
    return std::nullopt;
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
    const auto found = find_key(connection, NameTable::repository, key);
    if (!found) return add(connection, NameTable::repository, key, name);
    auto& numbers = known_[static_cast<std::size_t>(NameTable::repository)].numbers;
    if (!numbers.emplace(key, *found).second) return *found;
    if (says_more(parts_of(key), parts_of(this->key(connection, NameTable::repository, *found)))) {
        connection.execute("UPDATE repository SET key = $2 WHERE number = $1", {*found, key});
    }
    known_[static_cast<std::size_t>(NameTable::repository)].keys.erase(*found);
    return *found;
}

std::int64_t Names::add(engine::Connection& connection, NameTable table, const std::string& key,
                        std::string_view name) {
    connection.execute(fmt::format("INSERT INTO {}(key, name) VALUES($1, $2)", table_name(table)),
                       {key, name});
    return find_key(connection, table, key).value();
}

void Names::forget() {
    for (auto& known : known_) known = {};
}

}  // namespace trail::store
