// People in the record.
#include "trail/store/people.hpp"

#include <fmt/format.h>

#include "store/names.hpp"
#include "trail/text/unicode.hpp"

namespace trail::store::people {
namespace {

std::optional<std::string> by_full_name(const Record& record, std::string_view full_name) {
    // One word is no proof that two people are the same.
    if (full_name.find(' ') == std::string_view::npos) return std::nullopt;
    auto rows = record.connection.query("SELECT name FROM person WHERE full_name = $1 LIMIT 1",
                                        {full_name});
    if (!rows->next()) return std::nullopt;
    return std::string(rows->text(0));
}

bool is_taken(const Record& record, std::string_view name) {
    return record.names.find(record.connection, NameTable::person, name).has_value();
}

std::string free_name(const Record& record, std::string_view full_name, std::string_view address) {
    const std::string first = model::short_name(full_name, address);
    if (!is_taken(record, first)) return first;
    if (const auto space = full_name.find_last_of(' '); space != std::string_view::npos) {
        const std::string last = model::short_name(full_name.substr(space + 1), address);
        const std::string whole = first + "-" + last;
        if (model::is_name(whole) && !is_taken(record, whole)) return whole;
    }
    for (int number = 2;; ++number) {
        if (auto name = fmt::format("{}-{}", first, number); !is_taken(record, name)) return name;
    }
}

model::Person read_person(const Record& record, const engine::Rows& rows) {
    model::Person person{.name = std::string(rows.text(1)),
                         .full_name = std::string(rows.text(2)),
                         .addresses = {},
                         .zone = std::string(rows.text(3))};
    auto addresses = record.connection.query(
        "SELECT address FROM address WHERE person = $1 ORDER BY address", {rows.integer(0)});
    while (addresses->next()) person.addresses.emplace_back(addresses->text(0));
    return person;
}

}  // namespace

void remember(Change& change, const model::Person& person) {
    const Record& record = change;
    const auto number = record.names.number(record.connection, NameTable::person, person.name);
    record.connection.execute(
        "UPDATE person SET full_name = CASE full_name WHEN '' THEN $2 ELSE full_name END, "
        "zone = CASE zone WHEN '' THEN $3 ELSE zone END "
        "WHERE number = $1 AND ((full_name = '' AND $2 <> '') OR (zone = '' AND $3 <> ''))",
        {number, std::string_view(person.full_name), std::string_view(person.zone)});
    for (const auto& address : person.addresses) {
        record.connection.execute(
            "INSERT INTO address(address, person) VALUES($1, $2) ON CONFLICT DO NOTHING",
            {std::string_view(address), number});
    }
}

void remember_actor(Change& change) {
    const auto& actor = change.actor;
    remember(change, actor.person);
    if (actor.login.empty()) return;
    change.connection.execute(
        "INSERT INTO login(login, person) VALUES($1, $2) ON CONFLICT DO NOTHING",
        {std::string_view(actor.login),
         change.names.number(change.connection, NameTable::person, actor.person.name)});
}

std::optional<model::Person> by_login(const Record& record, std::string_view login) {
    auto rows = record.connection.query(
        "SELECT p.number, p.name, p.full_name, p.zone FROM login l JOIN person p "
        "ON p.number = l.person WHERE l.login = $1",
        {login});
    if (!rows->next()) return std::nullopt;
    return read_person(record, *rows);
}

std::string known_as(Change& change, std::string_view full_name, std::string_view address) {
    if (!address.empty()) {
        if (auto name = by_address(change, address)) return *name;
    }
    const std::string full = text::composed(text::repaired(full_name));
    auto name = by_full_name(change, full);
    if (!name) name = free_name(change, full, address);
    model::Person person{.name = *name, .full_name = full, .addresses = {}, .zone = {}};
    if (!address.empty()) person.addresses.emplace_back(address);
    remember(change, person);
    return *name;
}

std::optional<std::string> by_address(const Record& record, std::string_view address) {
    auto rows = record.connection.query(
        "SELECT p.name FROM address a JOIN person p ON p.number = a.person WHERE a.address = $1",
        {address});
    if (!rows->next()) return std::nullopt;
    return std::string(rows->text(0));
}

std::optional<model::Person> find(const Record& record, std::string_view name) {
    const std::string key = name_key(NameTable::person, name);
    auto rows = record.connection.query(
        "SELECT number, name, full_name, zone FROM person WHERE key = $1", {std::string_view(key)});
    if (!rows->next()) return std::nullopt;
    return read_person(record, *rows);
}

std::vector<model::Person> all(const Record& record) {
    std::vector<model::Person> people;
    auto rows =
        record.connection.query("SELECT number, name, full_name, zone FROM person ORDER BY key");
    while (rows->next()) people.push_back(read_person(record, *rows));
    return people;
}

}  // namespace trail::store::people
