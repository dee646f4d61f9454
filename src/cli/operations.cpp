// Operations as people see them.
#include "cli/operations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/items.hpp"
#include "cli/json_table.hpp"
#include "cli/moment.hpp"
#include "trail/store/entries.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using store::history::Operation;

constexpr std::size_t widest_what = 24;
constexpr std::size_t narrowest_text = 20;

std::string counted(std::size_t count) {
    return count == 1 ? "1 entry" : fmt::format("{} entries", count);
}

// One name stands beside the command already.
std::string names_of_people(const Operation& operation) {
    if (operation.people.size() < 2) return "";
    std::string names;
    for (const auto& name : operation.people) names += (names.empty() ? "" : ", ") + name;
    return names;
}

std::string text_of(Context& context, const Operation& operation) {
    const auto all = operation.items + operation.beside;
    if (operation.items != 1) return all == 0 ? names_of_people(operation) : counted(all);
    std::string text = operation.text;
    if (operation.command != "log" || operation.beside == 0) return text;
    text += "; closed ";
    for (std::size_t i = 1; i < operation.ids.size(); ++i) {
        text += (i == 1 ? "" : ", ") + operation_item(context, operation.ids[i]).key;
    }
    return text;
}

std::string state_of(const Operation& operation) {
    if (!operation.undone_by) return "";
    return fmt::format("  (undone by op {})", *operation.undone_by);
}

// What stands before the text, in columns.
using Cells = std::array<std::string, 4>;

Cells cells_of(Context& context, const Operation& operation) {
    return {
        fmt::format("op {}", operation.number), recent_text(context, operation.at),
        text::for_terminal_line(operation.author),
        text::cut(text::for_terminal_line(operation_name(context, operation)), widest_what, "...")};
}

// JSON is written from operations together with the zone their times are told in.
struct Row {
    const Operation& operation;
    const time::Zone& zone;
};

void write_number(text::JsonWriter& json, const std::optional<std::int64_t>& number) {
    number ? json.value(*number) : json.null();
}

void write_ids(text::JsonWriter& json, const Row& row) {
    json.begin_array();
    for (const auto id : row.operation.ids) json.value(model::letters(id));
    json.end_array();
}

const std::array fields{
    JsonField<Row>{{"op", "number", "the operation's number"},
                   [](auto& json, const Row& row) { json.value(row.operation.number); }},
    JsonField<Row>{{"at", "time (RFC 3339)", "when it was done"},
                   [](auto& json, const Row& row) {
                       json.value(time::rfc3339(row.zone.stamp(row.operation.at)));
                   }},
    JsonField<Row>{{"author", "text", "who did it"},
                   [](auto& json, const Row& row) { json.value(row.operation.author); }},
    JsonField<Row>{{"command", "text", "what was done: log, edit, rm, undo, ..."},
                   [](auto& json, const Row& row) { json.value(row.operation.command); }},
    JsonField<Row>{{"ids", "list of text", "the entries it touched, at most 100"}, write_ids},
    JsonField<Row>{{"entries", "number", "how many it touched"},
                   [](auto& json, const Row& row) {
                       json.value(
                           static_cast<std::int64_t>(row.operation.items + row.operation.beside));
                   }},
    JsonField<Row>{{"people", "list of text", "of whom it changed what is known"},
                   [](auto& json, const Row& row) {
                       json.begin_array();
                       for (const auto& name : row.operation.people)
                           json.value(std::string_view(name));
                       json.end_array();
                   }},
    JsonField<Row>{{"text", "text", "the line of the first one, as it was then"},
                   [](auto& json, const Row& row) { json.value(row.operation.text); }},
    JsonField<Row>{{"undoes", "number or null", "of an undo or a redo: what it is about"},
                   [](auto& json, const Row& row) { write_number(json, row.operation.undoes); }},
    JsonField<Row>{{"undone_by", "number or null", "the operation that took it back"},
                   [](auto& json, const Row& row) { write_number(json, row.operation.undone_by); }},
};

}  // namespace

OperationItem operation_item(Context& context, model::ItemId id) {
    const auto& record = context.store().record();
    OperationItem item{.entry = store::entries::find(record, id)};
    auto known = item.entry;
    if (!known) {
        auto removed = store::history::removed_beginning_with(record, {id, id}, 1);
        if (!removed.empty()) known = std::move(removed.front());
    }
    item.key = known ? key_of(context, *known) : store::entries::key(record, id);
    if (known) item.line = known->line;
    return item;
}

std::string operation_name(Context& context, const Operation& operation) {
    if (operation.undoes) return fmt::format("{} {}", operation.command, *operation.undoes);
    if (operation.items == 0 && operation.beside == 0 && operation.people.size() == 1) {
        return fmt::format("{} {}", operation.command, operation.people.front());
    }
    if (operation.items != 1) return operation.command;
    return fmt::format("{} {}", operation.command,
                       operation_item(context, operation.ids.front()).key);
}

std::string operation_list(Context& context, const std::vector<Operation>& operations) {
    std::vector<Cells> rows;
    Cells widest;
    std::array<std::size_t, widest.size()> widths{};
    for (const auto& operation : operations) {
        rows.push_back(cells_of(context, operation));
        for (std::size_t i = 0; i < widths.size(); ++i) {
            widths[i] = std::max(widths[i], text::width(rows.back()[i]));
        }
    }
    const auto device = context.streams().out_device();
    std::string list;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::string line = "  ";
        for (std::size_t i = 0; i < widths.size(); ++i)
            line += text::padded(rows[row][i], widths[i]) + "  ";
        std::string text = text::for_terminal_line(text_of(context, operations[row]));
        const auto state = state_of(operations[row]);
        const auto taken = text::width(line) + state.size();
        if (device.terminal) {
            text = text::cut(text, std::max(device.width, taken + narrowest_text) - taken, "...");
        }
        line += text + state;
        list += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return list;
}

std::string operation_pipe_line(Context& context, const Operation& operation) {
    std::string ids;
    for (const auto id : operation.ids) ids += (ids.empty() ? "" : ",") + model::letters(id);
    return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\n", operation.number,
                       time::rfc3339(context.zone().stamp(operation.at)),
                       text::for_field(operation.author), text::for_field(operation.command), ids,
                       operation.undone_by ? std::to_string(*operation.undone_by) : "",
                       text::for_field(operation.text));
}

std::vector<render::FieldHelp> operation_fields() {
    return field_help(std::span<const JsonField<Row>>(fields));
}

std::string operations_json(Context& context, const std::vector<Operation>& operations,
                            const OutputOptions& output) {
    std::vector<Row> rows;
    for (const auto& operation : operations) rows.push_back({operation, context.zone()});
    return json_array(std::span<const Row>(rows), std::span<const JsonField<Row>>(fields), output);
}

}  // namespace trail::cli
