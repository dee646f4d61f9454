// People in the record.
#include "trail/store/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "store/names.hpp"
#include "store/person_details.hpp"
#include "trail/error.hpp"
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

// Those that a condition on "person p" holds for, by name; one question for each kind of detail.
std::vector<model::Person> described(const Record& record, std::string_view condition,
                                     std::initializer_list<engine::Value> values) {
    std::vector<model::Person> people;
    std::unordered_map<std::int64_t, std::size_t> places;
    const auto ask = [&](std::string_view columns, std::string_view from, std::string_view order) {
        return record.connection.query(
            fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {}", columns, from, condition, order),
            values);
    };
    auto rows =
        ask("p.number, p.name, p.full_name, p.zone, p.hours, p.holidays", "person p", "p.key");
    while (rows->next()) {
        places.emplace(rows->integer(0), people.size());
        model::Person person{.name = std::string(rows->text(1)),
                             .full_name = std::string(rows->text(2)),
                             .addresses = {},
                             .zone = std::string(rows->text(3))};
        if (!rows->text(4).empty()) person.hours = time::read_weekly_hours(rows->text(4));
        person.holidays = read_holidays(rows->text(5));
        people.push_back(std::move(person));
    }
    rows =
        ask("a.person, a.address", "address a JOIN person p ON p.number = a.person", "a.address");
    while (rows->next()) {
        people[places.at(rows->integer(0))].addresses.emplace_back(rows->text(1));
    }
    rows = ask("a.person, a.begin, a.until, a.why",
               "absence a JOIN person p ON p.number = a.person", "a.begin");
    while (rows->next()) {
        people[places.at(rows->integer(0))].absences.push_back(
            {time::Day(std::chrono::days(rows->integer(1))),
             time::Day(std::chrono::days(rows->integer(2))), std::string(rows->text(3))});
    }
    return people;
}

Details details_known(const Record& record, const model::Person& person) {
    auto details = details_of(person);
    if (is_known(record, person.name)) details[{"known", ""}] = "1";
    return details;
}

// Every detail that is not as it ought to be; whatever is taken away makes room first.
void make(Change& change, std::string_view name, const Details& now, const Details& wanted) {
    const auto number = change.names.number(change.connection, NameTable::person, name);
    for (const auto& [detail, value] : now) {
        if (!wanted.contains(detail)) change_detail(change, number, detail, std::nullopt);
    }
    for (const auto& [detail, value] : wanted) {
        const auto before = now.find(detail);
        if (before != now.end() && before->second == value) continue;
        change_detail(change, number, detail, value);
    }
}

}  // namespace

void remember(Change& change, const model::Person& person) {
    const Record& record = change;
    const auto number = record.names.number(record.connection, NameTable::person, person.name);
    record.connection.execute(
        "UPDATE person SET full_name = CASE full_name WHEN '' THEN $2 ELSE full_name END, "
        "zone = CASE zone WHEN '' THEN $3 ELSE zone END, known = 1 WHERE number = $1 "
        "AND (known = 0 OR (full_name = '' AND $2 <> '') OR (zone = '' AND $3 <> ''))",
        {number, std::string_view(person.full_name), std::string_view(person.zone)});
    for (const auto& address : person.addresses) {
        record.connection.execute(
            "INSERT INTO address(address, person) VALUES($1, $2) ON CONFLICT DO NOTHING",
            {std::string_view(address), number});
    }
}

void learn(Change& change, const model::Person& person) {
    auto whole = find(change, person.name).value_or(model::Person{.name = person.name});
    if (whole.full_name.empty()) whole.full_name = person.full_name;
    // Of whoever writes for the first time only the machine's zone is known.
    const bool is_guessed = !change.actor.is_known && person.name == change.actor.person.name;
    if (whole.zone.empty() || (is_guessed && !person.zone.empty())) whole.zone = person.zone;
    if (!whole.hours) whole.hours = person.hours;
    if (whole.holidays.empty()) whole.holidays = person.holidays;
    for (const auto& address : person.addresses) {
        if (!by_address(change, address)) whole.addresses.push_back(address);
    }
    for (const auto& absence : person.absences) {
        if (std::ranges::find(whole.absences, absence.begin, &model::Absence::begin) ==
            whole.absences.end()) {
            whole.absences.push_back(absence);
        }
    }
    describe(change, whole);
}

void describe(Change& change, const model::Person& person) {
    const auto known = find(change, person.name).value_or(model::Person{.name = person.name});
    auto wanted = details_of(person);
    wanted[{"known", ""}] = "1";
    make(change, person.name, details_known(change, known), wanted);
}

void forget(Change& change, std::string_view name) {
    if (const auto person = find(change, name)) {
        make(change, name, details_known(change, *person), {});
    }
}

void remember_actor(Change& change) {
    const auto& actor = change.actor;
    if (!model::is_name(actor.person.name)) {
        throw Error(Failure::usage,
                    fmt::format("\"{}\" cannot be a person: letters, digits and - _ . / can",
                                text::repaired(actor.person.name)));
    }
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
    model::Person person{.name = std::string(rows->text(1)),
                         .full_name = std::string(rows->text(2)),
                         .addresses = {},
                         .zone = std::string(rows->text(3))};
    auto addresses = record.connection.query(
        "SELECT address FROM address WHERE person = $1 ORDER BY address", {rows->integer(0)});
    while (addresses->next()) person.addresses.emplace_back(addresses->text(0));
    return person;
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
    auto found = described(record, "p.key = $1", {std::string_view(key)});
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

bool is_known(const Record& record, std::string_view name) {
    const std::string key = name_key(NameTable::person, name);
    return record.connection
        .query("SELECT 1 FROM person WHERE key = $1 AND known = 1", {std::string_view(key)})
        ->next();
}

std::vector<model::Person> all(const Record& record) {
    return described(record, "p.known = 1", {});
}

std::vector<std::string> members(const Record& record) {
    std::vector<std::string> found;
    auto rows = record.connection.query(
        "SELECT name FROM person p WHERE known = 1 AND (zone <> '' OR hours <> '' "
        "OR holidays <> '' OR EXISTS (SELECT 1 FROM absence WHERE person = p.number))");
    while (rows->next()) found.emplace_back(rows->text(0));
    return found;
}

std::vector<Leave> away_between(const Record& record, time::Day begin, time::Day end) {
    std::vector<Leave> found;
    auto rows = record.connection.query(
        // A cross join begins with the absences, which are few; the order would begin with
        // everybody.
        "SELECT p.name, a.begin, a.until, a.why FROM absence a CROSS JOIN person p "
        "WHERE p.number = a.person AND a.begin < $1 AND a.until > $2 ORDER BY p.key, a.begin",
        {end.time_since_epoch().count(), begin.time_since_epoch().count()});
    while (rows->next())
        found.push_back(
            {std::string(rows->text(0)),
             {time::Day(std::chrono::days(rows->integer(1))),
              time::Day(std::chrono::days(rows->integer(2))), std::string(rows->text(3))}});
    return found;
}

std::vector<std::string> names(const Record& record) {
    std::vector<std::string> found;
    auto rows = record.connection.query("SELECT name FROM person WHERE known = 1 ORDER BY key");
    while (rows->next()) found.emplace_back(rows->text(0));
    return found;
}

}  // namespace trail::store::people
