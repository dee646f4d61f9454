// How results leave.
#include "cli/output.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "cli/pager.hpp"
#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"
#include "trail/text/spelling.hpp"
#include "trail/text/terminal_lines.hpp"
#include "trail/text/unicode.hpp"

namespace trail::cli {
namespace {

constexpr std::string_view help_word = "help";

std::vector<std::string> parts(std::string_view text, char separator) {
    std::vector<std::string> found;
    for (;;) {
        const auto end = text.find(separator);
        found.emplace_back(text.substr(0, end));
        if (end == std::string_view::npos) return found;
        text.remove_prefix(end + 1);
    }
}

std::string listed(const auto& names) {
    std::string text;
    for (const auto& name : names) text.append(text.empty() ? "" : ", ").append(name);
    return text;
}

Error unknown_field(const std::string& field, const std::vector<std::string>& known) {
    const auto near = text::nearest(field, known);
    return {Failure::usage,
            fmt::format("unknown field \"{}\"; there are {}", text::for_terminal_line(field),
                        listed(known)),
            near ? fmt::format("did you mean \"{}\"?", *near) : std::string()};
}

std::string field_help(const std::vector<render::FieldHelp>& known, Shape shape) {
    std::size_t names = 0;
    std::size_t types = 0;
    for (const auto& field : known) {
        names = std::max(names, field.name.size());
        types = std::max(types, field.type.size());
    }
    std::string help;
    for (const auto& field : known) {
        help += shape == Shape::human
                    ? fmt::format("  {}  {}  {}\n", text::padded(field.name, names),
                                  text::padded(field.type, types), field.meaning)
                    : fmt::format("{}\t{}\t{}\n", field.name, field.type, field.meaning);
    }
    return help;
}

Shape terminal_or_pipe(Context& context) {
    return context.streams().out_device().terminal ? Shape::human : Shape::pipe;
}

std::string on_screen(Context& context, std::string_view text, text::Lines lines) {
    const auto device = context.streams().out_device();
    return device.terminal ? text::fitted(text, device.width, lines) : std::string(text);
}

void print_through_pager(Context& context, const std::string& text) {
    if (!shown_by_pager(context, text)) context.print(text);
}

}  // namespace

void declare_json(Declaration& declaration, OutputOptions& output) {
    declaration.options.push_back({.name = "json",
                                   .value = "FIELDS",
                                   .help = "print JSON; --json=help lists the fields",
                                   .target = &output.json,
                                   .value_optional = true});
}

void declare_output(Declaration& declaration, OutputOptions& output,
                    std::vector<std::string_view> formats) {
    declare_json(declaration, output);
    declaration.option("f", "format", "F", output.format, "the form of what is printed",
                       std::move(formats));
    declare_output_file(declaration, output);
}

void declare_output_file(Declaration& declaration, OutputOptions& output) {
    declaration.option("o", "output", "FILE", output.file, "write to a file, - is stdout");
}

void declare_list_looks(Declaration& declaration, OutputOptions& output) {
    declaration.flag("", "wrap", output.wrap, "whole texts instead of the beginning of long ones");
    declaration.flag("", "no-header", output.no_header, "leave out headings and the summary");
}

std::string chosen_format(Context& context, const OutputOptions& output,
                          std::initializer_list<std::string_view> known, std::string_view instead) {
    if (output.json) return "json";
    if (output.format) return *output.format;
    auto ending = std::filesystem::path(output.file.value_or("")).extension().string();
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    if (ending.size() < 2 || !is_letter(ending[1])) return {};
    ending.erase(0, 1);
    for (auto& c : ending)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (std::ranges::find(known, ending) != known.end()) return ending;
    const auto usual = fmt::format("-f {}", *known.begin());
    throw Error(Failure::usage,
                fmt::format("no format for \".{}\"; there are {}", text::for_terminal_line(ending),
                            listed(known)),
                context.command_with(instead.empty() ? usual : instead));
}

bool is_for_file(const OutputOptions& output) {
    return output.file && *output.file != "-";
}

Shape shape(Context& context, const OutputOptions& output) {
    if (output.json || output.format == "json") return Shape::json;
    if (is_for_file(output)) return Shape::pipe;
    return terminal_or_pipe(context);
}

std::vector<std::string> json_fields(const OutputOptions& output,
                                     const std::vector<std::string>& known) {
    if (!output.json || output.json->empty()) return {};
    auto fields = parts(*output.json, ',');
    for (const auto& field : fields) {
        if (std::ranges::find(known, field) == known.end()) throw unknown_field(field, known);
    }
    return fields;
}

std::vector<std::string> names_of(const std::vector<render::FieldHelp>& fields) {
    std::vector<std::string> names;
    for (const auto& field : fields) names.emplace_back(field.name);
    return names;
}

bool wants_field_help(const OutputOptions& output) {
    return output.json == help_word;
}

bool answered_fields(Context& context, const OutputOptions& output,
                     const std::vector<render::FieldHelp>& known) {
    if (!wants_field_help(output)) {
        json_fields(output, names_of(known));
        return false;
    }
    context.print(field_help(known, terminal_or_pipe(context)));
    return true;
}

void print_entries_json(Context& context, const std::vector<model::Entry>& entries,
                        const OutputOptions& output) {
    const auto fields = json_fields(output, names_of(render::entry_fields()));
    text::JsonWriter json;
    json.begin_array();
    for (const auto& entry : entries) render::write_entry(json, entry, fields);
    json.end_array();
    print_document(context, std::string(json.text()) + "\n", output);
}

void print_entry_json(Context& context, const model::Entry& entry, const OutputOptions& output) {
    const auto fields = json_fields(output, names_of(render::entry_fields()));
    text::JsonWriter json;
    render::write_entry(json, entry, fields);
    print_document(context, std::string(json.text()) + "\n", output);
}

void print_page(Context& context, std::string_view text) {
    context.print(on_screen(context, text, text::Lines::separate));
}

void print_paged(Context& context, std::string_view text) {
    print_through_pager(context, on_screen(context, text, text::Lines::separate));
}

void print_help(Context& context, std::string_view text) {
    context.print(on_screen(context, text, text::Lines::flowing));
}

void print_paged_help(Context& context, std::string_view text) {
    print_through_pager(context, on_screen(context, text, text::Lines::flowing));
}

void print_exact(Context& context, std::string_view text) {
    const bool is_terminal = context.streams().out_device().terminal;
    context.print(is_terminal ? text::for_terminal_block(text) : std::string(text));
}

void print_document(Context& context, std::string_view text, const OutputOptions& output) {
    if (!is_for_file(output)) {
        context.print(text);
        return;
    }
    system::write_output_file(std::filesystem::path(context.directory()) / *output.file, text);
}

}  // namespace trail::cli
