// Names in use, as somebody who types one needs them.
#include "trail/store/known_names.hpp"

#include <fmt/format.h>

#include "store/names.hpp"

namespace trail::store::known_names {
namespace {

// Behind every text that begins alike: the last code point there is.
constexpr std::string_view last_character = "\xf4\x8f\xbf\xbf";

std::vector<KnownName> beginning_with(const Record& record, std::string_view table,
                                      std::string_view full_name, const std::string& first,
                                      std::size_t most) {
    const auto last = first + std::string(last_character);
    auto rows = record.connection.query(
        fmt::format("SELECT name, {} FROM {} WHERE key BETWEEN $1 AND $2 ORDER BY key LIMIT $3",
                    full_name, table),
        {std::string_view(first), std::string_view(last), static_cast<std::int64_t>(most)});
    std::vector<KnownName> found;
    while (rows->next()) {
        found.push_back({std::string(rows->text(0)), std::string(rows->text(1))});
    }
    return found;
}

}  // namespace

std::vector<KnownName> projects(const Record& record, std::string_view beginning,
                                std::size_t most) {
    const auto first = name_key(NameTable::project, beginning);
    return beginning_with(record, "project", "''", first, most);
}

std::vector<KnownName> tags(const Record& record, std::string_view beginning, std::size_t most) {
    return beginning_with(record, "tag", "''", name_key(NameTable::tag, beginning), most);
}

std::vector<KnownName> people(const Record& record, std::string_view beginning, std::size_t most) {
    const auto first = name_key(NameTable::person, beginning);
    return beginning_with(record, "person", "full_name", first, most);
}

std::vector<KnownDecision> decisions(const Record& record, std::size_t most) {
    auto rows = record.connection.query(
        "SELECT d.number, e.line FROM decision d JOIN entry e ON e.id = d.item "
        "ORDER BY d.number DESC LIMIT $1",
        {static_cast<std::int64_t>(most)});
    std::vector<KnownDecision> found;
    while (rows->next()) {
        found.push_back({static_cast<int>(rows->integer(0)), std::string(rows->text(1))});
    }
    return found;
}

std::vector<KnownOperation> operations(const Record& record, std::size_t most) {
    auto rows = record.connection.query(
        "SELECT number, command FROM operation ORDER BY number DESC LIMIT $1",
        {static_cast<std::int64_t>(most)});
    std::vector<KnownOperation> found;
    while (rows->next()) found.push_back({rows->integer(0), std::string(rows->text(1))});
    return found;
}

}  // namespace trail::store::known_names
