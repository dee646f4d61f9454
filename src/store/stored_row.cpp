// An entry's row as it is written.
#include "store/stored_row.hpp"

#include <array>
#include <string>

#include "store/entry_row.hpp"
#include "store/entry_text.hpp"
#include "store/names.hpp"

namespace trail::store {
namespace {

using engine::Blob;
using engine::text_or_null;
using engine::Value;

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += text.empty() ? line : '\n' + line;
    return text;
}

Value unless_empty(std::string_view text) {
    return text.empty() ? Value(nullptr) : Value(text);
}

std::int64_t flags_of(const model::Entry& entry) {
    return (has_link(entry) ? flag_link : 0) | (entry.breaking ? flag_breaking : 0) |
           (entry.closes.empty() ? 0 : flag_closes) |
           (entry.decision && entry.decision->was_proposed ? flag_proposed : 0);
}

}  // namespace

Value seconds_or_null(const std::optional<time::Instant>& instant) {
    return instant ? Value(instant->time_since_epoch().count()) : Value(nullptr);
}

std::int64_t with_stored_row(Change& change, const model::Entry& entry, Place place,
                             std::string_view also,
                             const std::function<std::int64_t(std::span<const Value>)>& use) {
    const Record& record = change;
    auto& connection = record.connection;
    const auto number = [&](NameTable table, std::string_view name) {
        return record.names.number(connection, table, name);
    };
    const std::string refs = joined(entry.refs);
    const std::string tags = marks(record, NameTable::tag, 't', entry.tags);
    const std::string people = marks(record, NameTable::person, 'w', entry.people);
    const auto& source = entry.source;
    const std::string revision = source ? revision_bytes(source->revision) : std::string();
    const auto author = number(NameTable::person, entry.author);
    return use(std::array{
        Value(place.value),
        Value(stored_id(entry.id)),
        Value(static_cast<std::int64_t>(entry.kind)),
        Value(author),
        entry.project ? Value(number(NameTable::project, *entry.project)) : Value(nullptr),
        Value(std::string_view(entry.line)),
        text_or_null(entry.body),
        unless_empty(also),
        unless_empty(refs),
        unless_empty(tags),
        unless_empty(people),
        Value(static_cast<std::int64_t>(entry.at.offset.count())),
        entry.zone.empty() ? Value(nullptr) : Value(number(NameTable::zone, entry.zone)),
        Value(place.late),
        entry.created_at == entry.at.at ? Value(nullptr) : seconds_or_null(entry.created_at),
        seconds_or_null(entry.updated_at),
        seconds_or_null(entry.closed_at),
        entry.closed_by ? Value(stored_id(*entry.closed_by)) : Value(nullptr),
        Value(flags_of(entry)),
        entry.health ? Value(static_cast<std::int64_t>(*entry.health)) : Value(nullptr),
        entry.decision ? Value(std::int64_t{entry.decision->number}) : Value(nullptr),
        entry.decision ? Value(static_cast<std::int64_t>(entry.decision->status)) : Value(nullptr),
        source ? Value(record.names.repository(connection, source->identity, source->repository))
               : Value(nullptr),
        source ? Value(Blob{revision}) : Value(nullptr),
        source && !source->branch.empty() ? Value(std::string_view(source->branch))
                                          : Value(nullptr),
        entry.raw ? Value(Blob{*entry.raw}) : Value(nullptr)});
}

}  // namespace trail::store
