// What the rows of each table look like in a file.
#include "store/table_shape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "trail/model/entry.hpp"

namespace trail::store {
namespace {

using salvage::Field;
using salvage::FieldType;

struct Limits {
    std::string_view column;
    std::int64_t least;
    std::int64_t most;
    std::string_view table = {};  // and the one of its earlier states; empty: all
};

constexpr std::int64_t most_decisions = 10'000'000;

template <class Words>
constexpr Limits one_of(const Words& words, std::string_view table, std::string_view column) {
    return {column, 0, static_cast<std::int64_t>(words.size()) - 1, table};
}

constexpr Limits moment(std::string_view column) {
    return {column, -62'135'596'800, 253'402'300'799};  // from year 1 to year 9999
}

// What was never written: numbers that stand for no word, moments that no calendar knows.
constexpr std::array limits{
    one_of(model::kind_names, "entry", "kind"),
    one_of(model::health_names, "entry", "health"),
    one_of(model::position_names, "reply", "position"),
    one_of(model::service_level_names, "ask", "level"),
    Limits{"decision_status", 0, static_cast<int>(model::DecisionStatus::deprecated)},
    Limits{"number", 1, most_decisions, "decision"},
    Limits{"decision", 1, most_decisions},
    Limits{"last_decision", 0, most_decisions},
    Limits{"utc_offset", -1440, 1440},
    Limits{"late", 0, 1'000'000'000},
    Limits{"place", -16 * 62'135'596'800, 16 * 253'402'300'799},
    moment("created"),
    moment("updated"),
    moment("closed_at"),
    moment("decided_at"),
    moment("ended_at"),
    moment("due"),
    moment("review"),
    moment("eta"),
    moment("at"),
    moment("begin"),
    moment("until"),
};

FieldType type_of(std::string_view declared) {
    if (declared == "TEXT") return FieldType::text;
    return declared == "BLOB" ? FieldType::bytes : FieldType::integer;
}

void set_limits(std::string_view table, ColumnShape& column) {
    constexpr std::string_view earlier = "_before";
    if (table.ends_with(earlier)) table.remove_suffix(earlier.size());
    for (const auto& limit : limits) {
        if (limit.column != column.name || (!limit.table.empty() && limit.table != table)) continue;
        column.least = limit.least;
        column.most = limit.most;
    }
}

// Where rows lie in the order of a key, its columns come first in the file.
std::vector<ColumnShape> columns_of(engine::Connection& record, const TableShape& table) {
    auto rows = record.query(
        "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo($1) WHERE hidden = 0 "
        "ORDER BY CASE WHEN $2 AND pk > 0 THEN pk ELSE 1000 + cid END",
        {std::string_view(table.name), std::int64_t{table.in_key_order ? 1 : 0}});
    std::vector<ColumnShape> columns;
    while (rows->next()) {
        const bool is_key = rows->integer(3) > 0;
        columns.push_back(
            {.name = std::string(rows->text(0)),
             .type = type_of(rows->text(1)),
             .may_be_null = rows->integer(2) == 0 && !is_key,
             .is_number = is_key && !table.in_key_order && rows->text(1) == "INTEGER"});
        set_limits(table.name, columns.back());
    }
    return columns;
}

std::string insertion_into(const TableShape& table) {
    std::string names;
    std::string values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        names += (i == 0 ? "" : ", ") + table.columns[i].name;
        values += fmt::format("{}${}", i == 0 ? "" : ", ", i + 1);
    }
    return fmt::format("INSERT OR IGNORE INTO {}({}) VALUES({})", table.name, names, values);
}

bool is_within(const ColumnShape& column, std::int64_t number) {
    return number >= column.least && number <= column.most;
}

bool fits(const ColumnShape& column, const Field& field) {
    if (field.type == FieldType::null) return column.may_be_null;
    return field.type == column.type &&
           (field.type != FieldType::integer || is_within(column, field.number));
}

}  // namespace

bool TableShape::fits(const salvage::Row& row) const {
    if (row.number.has_value() == in_key_order || row.fields.size() != columns.size()) return false;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& column = columns[i];
        const bool is_good = column.is_number ? row.fields[i].type == FieldType::null &&
                                                    is_within(column, row.number.value_or(0))
                                              : store::fits(column, row.fields[i]);
        if (!is_good) return false;
    }
    return true;
}

std::vector<TableShape> table_shapes(engine::Connection& record) {
    std::vector<TableShape> shapes;
    auto rows = record.query(
        "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'entry_text%' ORDER BY name");
    while (rows->next()) {
        TableShape shape{.name = std::string(rows->text(0)),
                         .in_key_order = rows->integer(1) != 0,
                         .columns = {},
                         .insertion = {}};
        shape.columns = columns_of(record, shape);
        shape.insertion = insertion_into(shape);
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

}  // namespace trail::store
