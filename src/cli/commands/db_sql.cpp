// `trail db sql`: a question to the record's tables, for what no command answers.
#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "trail/store/engine/question.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/json.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

using store::engine::Cell;
using store::engine::CellType;
using store::engine::Question;

constexpr std::size_t widest_column = 48;
constexpr std::size_t piece_bytes = 64 * 1024;

struct SqlOptions {
    std::optional<std::string> question;
    OutputOptions output;
};

void declare(Declaration& declaration, SqlOptions& options) {
    declaration.word("SQL", options.question, "one question", true);
    declaration.flag("", "no-header", options.output.no_header,
                     "leave out headings and the summary");
    declare_json(declaration, options.output);
}

std::string hex(std::string_view bytes) {
    std::string text;
    for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
    return text;
}

std::string plain(const Cell& cell) {
    return cell.type == CellType::bytes ? hex(cell.bytes) : std::string(cell.bytes);
}

void write(text::JsonWriter& json, const Cell& cell) {
    switch (cell.type) {
        case CellType::null:
            json.null();
            break;
        case CellType::integer:
            json.value(cell.integer);
            break;
        case CellType::real:
            json.value(cell.real);
            break;
        default:
            json.value(plain(cell));
    }
}

void print_json(Context& context, Question& question, const OutputOptions& output) {
    auto chosen = json_fields(output, question.columns());
    if (chosen.empty()) chosen = question.columns();
    text::JsonWriter json;
    json.begin_array();
    while (question.next()) {
        json.begin_object();
        for (const auto& name : chosen) {
            const auto column = std::ranges::find(question.columns(), name);
            json.key(name);
            write(json,
                  question.cell(static_cast<std::size_t>(column - question.columns().begin())));
        }
        json.end_object();
    }
    json.end_array();
    context.print(std::string(json.text()) + "\n");
}

std::vector<render::FieldHelp> help_of(const std::vector<std::string>& columns) {
    std::vector<render::FieldHelp> help;
    for (const auto& column : columns) help.push_back({column, "any", "as the question names it"});
    return help;
}

void print_fields(Context& context, Question& question) {
    std::string text;
    while (question.next()) {
        for (std::size_t column = 0; column < question.columns().size(); ++column) {
            text += (column == 0 ? "" : "\t") + text::for_field(plain(question.cell(column)));
        }
        text += '\n';
        if (text.size() < piece_bytes) continue;
        context.print(text);
        text.clear();
    }
    context.print(text);
}

using Line = std::vector<std::string>;

Line shown(std::size_t columns, const std::function<std::string(std::size_t)>& text_of) {
    Line line;
    for (std::size_t column = 0; column < columns; ++column) {
        auto text = text::for_terminal_line(text_of(column));
        const bool is_last = column + 1 == columns;
        line.push_back(is_last ? std::move(text) : text::cut(text, widest_column, "..."));
    }
    return line;
}

void print_table(Context& context, Question& question, const OutputOptions& output) {
    const auto count = question.columns().size();
    std::vector<Line> lines;
    if (!output.no_header)
        lines.push_back(
            shown(count, [&](std::size_t column) { return question.columns()[column]; }));
    while (question.next()) {
        lines.push_back(
            shown(count, [&](std::size_t column) { return plain(question.cell(column)); }));
    }
    std::vector<std::size_t> widths(count);
    for (const auto& line : lines) {
        for (std::size_t column = 0; column < count; ++column)
            widths[column] = std::max(widths[column], text::width(line[column]));
    }
    std::string text;
    for (const auto& line : lines) {
        for (std::size_t column = 0; column + 1 < count; ++column)
            text += text::padded(line[column], widths[column]) + "  ";
        text += line.back() + "\n";
    }
    print_paged(context, text);
}

int run(Context& context, const SqlOptions& options) {
    if (!has_record(context)) return exit_no;
    context.store().record();  // what waits is in it, and its tables are those of this program
    Question question(context.record_path(), *options.question);
    if (answered_fields(context, options.output, help_of(question.columns()))) return exit_done;
    switch (shape(context, options.output)) {
        case Shape::json:
            print_json(context, question, options.output);
            break;
        case Shape::pipe:
            print_fields(context, question);
            break;
        case Shape::human:
            print_table(context, question, options.output);
            break;
    }
    return exit_done;
}

}  // namespace

void add_db_sql(Program& program) {
    program.add<SqlOptions>(
        {.name = "db sql",
         .summary = "ask the record's tables",
         .group = Group::also,
         .synopsis = "SQL [--json]",
         .description =
             "Answers one question in the SQL of SQLite. The connection can only read, and "
             "whatever would change, attach or set anything is refused with exit code 2. With "
             "--json there is one array of objects, numbers as numbers and bytes as hexadecimal "
             "digits; away from a terminal there is a line for each row, fields separated by tabs, "
             "without headings.\n\n"
             "The tables are no interface: they change with every schema, without notice and "
             "without a new major version. A script that must last uses \"trail export\" and "
             "--json of the other commands. A time is seconds since 1970, entry.place is one times "
             "16, an id is 64 bits; names stand in tables of their own, by number.",
         .examples =
             {{"trail db sql \"select kind, count(*) from entry group by kind\"",
               "how much of what"},
              {"trail db sql \"select name from sqlite_schema where type = 'table'\" --json",
               "which tables there are"}}},
        declare, run);
}

}  // namespace trail::cli
