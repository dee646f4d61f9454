// What is known of a person, as single details in the record and in its journal.
#include "store/person_details.hpp"

#include <fmt/format.h>

#include <charconv>
#include <set>
#include <vector>

#include "trail/text/json.hpp"

namespace trail::store::people {
namespace {

using engine::Value;

constexpr std::string_view address_field = "address";
constexpr std::string_view absence_field = "absence";

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::string day_number(time::Day day) {
    return std::to_string(day.time_since_epoch().count());
}

std::string holidays_text(const std::vector<model::Holiday>& holidays) {
    text::JsonWriter json;
    json.begin_array();
    for (const auto& holiday : holidays) {
        json.begin_array().value(std::string_view(time::iso_date(holiday.day)));
        json.value(std::string_view(holiday.name)).end_array();
    }
    json.end_array();
    return std::string(json.text());
}

// "20815 holidays": the day after the last, and why.
std::string absence_text(const model::Absence& absence) {
    return fmt::format("{} {}", day_number(absence.end), absence.why);
}

std::optional<std::string> first_text(const Record& record, std::string_view sql,
                                      std::initializer_list<Value> values) {
    auto rows = record.connection.query(sql, values);
    if (!rows->next() || rows->is_null(0)) return std::nullopt;
    return std::string(rows->text(0));
}

std::optional<std::string> value_now(const Record& record, std::int64_t person,
                                     const Detail& detail) {
    if (detail.field == address_field) {
        return first_text(record, "SELECT '' FROM address WHERE person = $1 AND address = $2",
                          {person, std::string_view(detail.item)});
    }
    if (detail.field == absence_field) {
        return first_text(
            record, "SELECT until || ' ' || why FROM absence WHERE person = $1 AND begin = $2",
            {person, number_in(detail.item)});
    }
    if (detail.field == "known") {
        return first_text(record, "SELECT '1' FROM person WHERE number = $1 AND known = 1",
                          {person});
    }
    return first_text(
        record, fmt::format("SELECT nullif({}, '') FROM person WHERE number = $1", detail.field),
        {person});
}

void write_address(Change& change, std::int64_t person, const Detail& detail, bool there) {
    change.connection.execute(
        there ? "INSERT INTO address(address, person) VALUES($2, $1) ON CONFLICT DO NOTHING"
              : "DELETE FROM address WHERE address = $2 AND person = $1",
        {person, std::string_view(detail.item)});
}

void write_absence(Change& change, std::int64_t person, const Detail& detail,
                   const std::optional<std::string>& value) {
    const auto begin = number_in(detail.item);
    change.connection.execute("DELETE FROM absence WHERE person = $1 AND begin = $2",
                              {person, begin});
    if (!value) return;
    const auto space = value->find(' ');
    change.connection.execute(
        "INSERT INTO absence(person, begin, until, why) VALUES($1, $2, $3, $4)",
        {person, begin, number_in(value->substr(0, space)),
         std::string_view(*value).substr(space + 1)});
}

void write(Change& change, std::int64_t person, const Detail& detail,
           const std::optional<std::string>& value) {
    if (detail.field == address_field) {
        write_address(change, person, detail, value.has_value());
    } else if (detail.field == absence_field) {
        write_absence(change, person, detail, value);
    } else if (detail.field == "known") {
        change.connection.execute("UPDATE person SET known = $2 WHERE number = $1",
                                  {person, std::int64_t{value ? 1 : 0}});
    } else {
        change.connection.execute(
            fmt::format("UPDATE person SET {} = $2 WHERE number = $1", detail.field),
            {person, std::string_view(value ? *value : "")});
    }
}

}  // namespace

Details details_of(const model::Person& person) {
    Details details;
    const auto add = [&](std::string_view field, std::string value) {
        if (!value.empty()) details[{std::string(field), ""}] = std::move(value);
    };
    add("full_name", person.full_name);
    add("zone", person.zone);
    if (person.hours) add("hours", time::weekly_hours_text(*person.hours));
    if (!person.holidays.empty()) add("holidays", holidays_text(person.holidays));
    for (const auto& address : person.addresses) {
        details[{std::string(address_field), address}] = "";
    }
    for (const auto& absence : person.absences) {
        details[{std::string(absence_field), day_number(absence.begin)}] = absence_text(absence);
    }
    return details;
}

void change_detail(Change& change, std::int64_t person, const Detail& detail,
                   const std::optional<std::string>& value) {
    const auto before = value_now(change, person, detail);
    change.connection.execute(
        "INSERT INTO person_before(operation, person, field, item, value) "
        "VALUES($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        {change.operation, person, std::string_view(detail.field), std::string_view(detail.item),
         engine::text_or_null(before)});
    write(change, person, detail, value);
    change.touched = true;
}

std::size_t put_back_details(Change& change, std::int64_t operation) {
    struct Earlier {
        std::int64_t person;
        Detail detail;
        std::optional<std::string> value;
    };
    std::vector<Earlier> earlier;
    // What goes makes room first: an address may have moved from one person to another.
    auto rows = change.connection.query(
        "SELECT person, field, item, value FROM person_before WHERE operation = $1 "
        "ORDER BY value IS NOT NULL, person, field, item",
        {operation});
    while (rows->next()) {
        earlier.push_back(
            {rows->integer(0),
             {std::string(rows->text(1)), std::string(rows->text(2))},
             rows->is_null(3) ? std::nullopt : std::optional(std::string(rows->text(3)))});
    }
    rows.reset();
    std::set<std::int64_t> people;
    for (const auto& [person, detail, value] : earlier) {
        change_detail(change, person, detail, value);
        people.insert(person);
    }
    return people.size();
}

std::vector<model::Holiday> read_holidays(std::string_view value) {
    std::vector<model::Holiday> holidays;
    if (value.empty()) return holidays;
    const text::JsonDocument document(value);
    for (const auto& item : document.root().elements()) {
        const auto parts = item.elements();
        if (parts.size() != 2) continue;
        const auto day = time::parse_iso_date(parts[0].as_text().value_or(""));
        if (day) holidays.push_back({*day, std::string(parts[1].as_text().value_or(""))});
    }
    return holidays;
}

}  // namespace trail::store::people
