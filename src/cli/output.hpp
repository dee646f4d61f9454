// How results leave: the shape a reader wants, the terminal's looks, a file or the pager.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/model/entry.hpp"

namespace trail::cli {

struct OutputOptions {
    std::optional<std::string> json;    // fields, or "" for all; set by --json and -f json
    std::optional<std::string> format;  // txt, json, jsonl, csv, md, ...
    std::optional<std::string> file;    // -o
    bool wrap = false;
    bool no_header = false;
};

// --json only; the second adds -f and -o for commands that write documents.
void declare_json(Declaration& declaration, OutputOptions& output);
void declare_output(Declaration& declaration, OutputOptions& output,
                    std::vector<std::string_view> formats);
void declare_list_looks(Declaration& declaration, OutputOptions& output);  // --wrap, --no-header

enum class Shape {
    human,  // for a person at a terminal
    pipe,   // one record a line, fields separated by tabs
    json,
};

// What this run prints: JSON when asked for, else by whether standard output is a terminal.
Shape shape(Context& context, const OutputOptions& output);

// The fields asked for with --json=FIELDS, checked against those that exist. Throws Error{usage} that
// lists them. `--json=help` is answered by the caller: see `wants_field_help`.
std::vector<std::string> json_fields(const OutputOptions& output,
                                     const std::vector<std::string>& known);
bool wants_field_help(const OutputOptions& output);

// A list of entries in the shape asked for: the human form is given by the caller.
void print_entries_json(Context& context, const std::vector<model::Entry>& entries,
                        const OutputOptions& output);
void print_entry_json(Context& context, const model::Entry& entry, const OutputOptions& output);

// A long result for a person: through the pager when standard output is a terminal.
void print_paged(Context& context, std::string_view text);

// To the file named by -o ("-" is standard output), else to standard output.
void print_document(Context& context, std::string_view text, const OutputOptions& output);

}  // namespace trail::cli
