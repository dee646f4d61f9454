// An entry as a row.
#include "store/entry_row.hpp"

#include <fmt/format.h>

#include <charconv>

#include "store/entry_details.hpp"
#include "store/places.hpp"

#include "trail/text/pieces.hpp"

namespace trail::store {
namespace {

enum Column {
    place,
    id,
    kind,
    author,
    project,
    line,
    body,
    people,
    utc_offset,
    late,
    closed_at,
    closed_by,
    flags,
    health,
    decision,
    decision_status,
    revision,
    created,
    refs,  // from here on not on a page
    tags,
    zone,
    updated,
    repository,
    branch,
    raw,
};
static_assert(refs == page_column_count);
static_assert(raw + 1 == entry_column_count);

constexpr std::uint64_t sign_bit = std::uint64_t{1} << 63;

std::optional<std::string> text_at(const engine::Rows& rows, Column column) {
    if (rows.is_null(column)) return std::nullopt;
    return std::string(rows.text(column));
}

std::optional<time::Instant> instant_at(const engine::Rows& rows, Column column) {
    if (rows.is_null(column)) return std::nullopt;
    return time::Instant(time::Seconds(rows.integer(column)));
}

std::vector<std::string> lines_of(std::string_view kept) {
    std::vector<std::string> lines;
    for (const auto line : text::lines(kept)) lines.emplace_back(line);
    return lines;
}

std::vector<std::string> names_of(std::string_view marks, const Record& record, NameTable table) {
    std::vector<std::string> names;
    for (const auto mark : text::pieces(marks, ' ')) {
        std::int64_t number = 0;
        std::from_chars(mark.data() + 1, mark.data() + mark.size(), number);
        names.push_back(record.names.name(record.connection, table, number));
    }
    return names;
}

std::vector<std::string> other_names(const Record& record, model::ItemId id, std::string_view own) {
    std::vector<std::string> names;
    auto rows = record.connection.query(
        "SELECT revision FROM other_name WHERE item = $1 AND revision <> $2 ORDER BY revision",
        {stored_id(id), engine::Blob{own}});
    while (rows->next()) names.push_back(revision_text(rows->bytes(0)));
    return names;
}

void read_source(const engine::Rows& rows, const Record& record, model::ItemId item,
                 model::CommitSource& source) {
    if (const auto number = rows.integer(repository); number != 0) {
        source.repository = record.names.name(record.connection, NameTable::repository, number);
        source.identity = record.names.key(record.connection, NameTable::repository, number);
    }
    source.branch = rows.text(branch);
    if ((rows.integer(flags) & flag_names) != 0)
        source.others = other_names(record, item, rows.bytes(revision));
}

void read_state(const engine::Rows& rows, model::Entry& entry) {
    entry.closed_at = instant_at(rows, closed_at);
    if (!rows.is_null(closed_by)) entry.closed_by = id_from(rows.integer(closed_by));
    if (!rows.is_null(health)) entry.health = static_cast<model::Health>(rows.integer(health));
    entry.breaking = (rows.integer(flags) & flag_breaking) != 0;
    if (!rows.is_null(decision)) {
        entry.decision = {static_cast<int>(rows.integer(decision)),
                          static_cast<model::DecisionStatus>(rows.integer(decision_status)),
                          (rows.integer(flags) & flag_proposed) != 0};
    }
}

}  // namespace

std::int64_t stored_id(model::ItemId id) {
    return static_cast<std::int64_t>(id.bits ^ sign_bit);
}

model::ItemId id_from(std::int64_t stored) {
    return {static_cast<std::uint64_t>(stored) ^ sign_bit};
}

model::Entry read_entry(const engine::Rows& rows, const Record& record) {
    model::Entry entry;
    read_bare_entry(rows, record, entry);
    if (closes_something(rows)) entry.closes = store::closed_by(record, entry.id);
    read_details(record, entry);
    return entry;
}

void read_bare_entry(const engine::Rows& rows, const Record& record, model::Entry& entry) {
    read_page_entry(rows, record, entry);
    entry.refs = lines_of(rows.text(refs));
    entry.tags = names_of(rows.text(tags), record, NameTable::tag);
    if (const auto number = rows.integer(zone); number != 0)
        entry.zone = record.names.name(record.connection, NameTable::zone, number);
    entry.updated_at = instant_at(rows, updated);
    if (entry.source) read_source(rows, record, entry.id, *entry.source);
    if (!rows.is_null(raw)) entry.raw = std::string(rows.bytes(raw));
}

void read_page_entry(const engine::Rows& rows, const Record& record, model::Entry& entry) {
    entry.id = id_from(rows.integer(id));
    entry.kind = static_cast<model::Kind>(rows.integer(kind));
    entry.author = record.names.name(record.connection, NameTable::person, rows.integer(author));
    if (const auto number = rows.integer(project); number != 0)
        entry.project = record.names.name(record.connection, NameTable::project, number);
    entry.line = rows.text(line);
    entry.body = text_at(rows, body);
    entry.people = names_of(rows.text(people), record, NameTable::person);
    entry.at = {instant_of(rows.integer(place), rows.integer(late)),
                time::Offset(rows.integer(utc_offset))};
    entry.created_at = instant_at(rows, created).value_or(entry.at.at);
    read_state(rows, entry);
    if (!rows.is_null(revision)) entry.source = {.revision = revision_text(rows.bytes(revision))};
}

bool closes_something(const engine::Rows& rows) {
    return (rows.integer(flags) & flag_closes) != 0;
}

std::vector<model::ItemId> closed_by(const Record& record, model::ItemId id) {
    std::vector<model::ItemId> closed;
    auto rows = record.connection.query("SELECT id FROM entry WHERE closed_by = $1 ORDER BY place",
                                        {stored_id(id)});
    while (rows->next()) closed.push_back(id_from(rows->integer(0)));
    return closed;
}

std::string marks(const Record& record, NameTable table, char letter,
                  const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) {
        if (!text.empty()) text += ' ';
        text += letter;
        text += std::to_string(record.names.number(record.connection, table, name));
    }
    return text;
}

std::string revision_bytes(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::string revision_text(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(bytes.size() * 2, '0');
    auto digit = text.begin();
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        *digit++ = digits[value >> 4];
        *digit++ = digits[value & 0xF];
    }
    return text;
}

}  // namespace trail::store
