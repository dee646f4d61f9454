// How results leave: the shape a reader wants, the terminal's looks, a file or the pager.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/context.hpp"
#include "cli/declaration.hpp"
#include "trail/model/entry.hpp"
#include "trail/render/entry_fields.hpp"

namespace trail::cli {

struct OutputOptions {
    std::optional<std::string> json;    // fields, or "" for all; set by --json and -f json
    std::optional<std::string> format;  // txt, json, jsonl, csv, md, ...
    std::optional<std::string> file;    // -o
    bool wrap = false;
    bool no_header = false;
};

// --json only, -o only; the third has both and adds -f, for commands that write documents.
void declare_json(Declaration& declaration, OutputOptions& output);
void declare_output_file(Declaration& declaration, OutputOptions& output);
void declare_output(Declaration& declaration, OutputOptions& output,
                    std::vector<std::string_view> formats);
void declare_list_looks(Declaration& declaration, OutputOptions& output);  // --wrap, --no-header

enum class Shape {
    human,  // for a person at a terminal
    pipe,   // one record a line, fields separated by tabs
    json,
};

// The format that --json, -f or the ending of -o names; empty where nothing does, or the ending
// does not begin with a letter. Throws Error{usage} for an ending that is none of `known`; its hint
// is the same command with `instead`, or with the first of them.
std::string chosen_format(Context& context, const OutputOptions& output,
                          std::initializer_list<std::string_view> known,
                          std::string_view instead = {});

// Whether the result goes to a file that was named.
bool is_for_file(const OutputOptions& output);

// What this run prints: JSON when asked for, else by whether standard output is a terminal.
Shape shape(Context& context, const OutputOptions& output);

// The fields asked for with --json=FIELDS, checked against those that exist; empty for all. Throws
// Error{usage} that lists them.
std::vector<std::string> json_fields(const OutputOptions& output,
                                     const std::vector<std::string>& known);
std::vector<std::string> names_of(const std::vector<render::FieldHelp>& fields);
bool wants_field_help(const OutputOptions& output);

// To be called before anything is done: answers `--json=help` and returns true when that was asked;
// throws as `json_fields` does.
bool answered_fields(Context& context, const OutputOptions& output,
                     const std::vector<render::FieldHelp>& known);

// One array, one object. What a decision has beside its entry is not in them.
void print_entries_json(Context& context, const std::vector<model::Entry>& entries,
                        const OutputOptions& output);
void print_entry_json(Context& context, const model::Entry& entry, const OutputOptions& output);

// For a person: lines that a terminal is too narrow for are broken. The paged ones go through the
// pager when standard output is a terminal and they do not fit it; a pager that cannot be started
// is told, and the text follows. In help the lines of a paragraph flow.
void print_page(Context& context, std::string_view text);
void print_paged(Context& context, std::string_view text);
void print_help(Context& context, std::string_view text);
void print_paged_help(Context& context, std::string_view text);

// What programs want byte for byte, such as a path; on a terminal nothing in it can act.
void print_exact(Context& context, std::string_view text);

// To the file named by -o ("-" is standard output), else to standard output.
void print_document(Context& context, std::string_view text, const OutputOptions& output);

}  // namespace trail::cli
