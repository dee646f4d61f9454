// `trail export`: take data out, whole or by query: as a file of some format, or as a site.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <set>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_import.hpp"
#include "cli/filters.hpp"
#include "cli/output.hpp"
#include "cli/site_export.hpp"
#include "trail/error.hpp"
#include "trail/render/document.hpp"
#include "trail/render/entry_fields.hpp"
#include "trail/store/decision_files.hpp"
#include "trail/store/decisions.hpp"
#include "trail/store/people.hpp"
#include "trail/store/search.hpp"
#include "trail/system/output_file.hpp"
#include "trail/text/json.hpp"

namespace trail::cli {
namespace {

struct ExportOptions {
    std::vector<std::string> words;
    Filters filters;
    OutputOptions output;
};

void declare(Declaration& declaration, ExportOptions& options) {
    declaration.all_words("QUERY", options.words, "only what matches");
    declare_filters(declaration, options.filters);
    declare_output(declaration, options.output,
                   {"jsonl", "json", "csv", "md", "txt", "html", "madr", "adr"});
}

using Write = std::function<void(std::string_view)>;

// One way to write entries one after another; what stands before and after them.
class Format {
public:
    virtual ~Format() = default;
    virtual void begin(const Write&) {}
    virtual void entry(const Write& write, const model::Entry& entry) = 0;
    virtual void decision(const Write& write, const model::Decision& decision) {
        entry(write, decision.entry);
    }
    virtual void end(const Write&) {}
};

class JsonLinesFormat : public Format {
public:
    void entry(const Write& write, const model::Entry& entry) override {
        json_.clear();
        render::write_entry(json_, entry);
        write(json_.text());
        write("\n");
    }
    void decision(const Write& write, const model::Decision& decision) override {
        json_.clear();
        render::write_decision(json_, decision);
        write(json_.text());
        write("\n");
    }

private:
    text::JsonWriter json_;
};

class JsonFormat : public Format {
public:
    explicit JsonFormat(std::vector<std::string> fields) : fields_(std::move(fields)) {}
    void begin(const Write& write) override { write("["); }
    void entry(const Write& write, const model::Entry& entry) override {
        write(separator());
        render::write_entry(json_, entry, fields_);
        write(json_.text());
    }
    void decision(const Write& write, const model::Decision& decision) override {
        write(separator());
        render::write_decision(json_, decision, fields_);
        write(json_.text());
    }
    void end(const Write& write) override { write("]\n"); }

private:
    std::string_view separator() {
        json_.clear();
        const std::string_view text = first_ ? "" : ",\n";
        first_ = false;
        return text;
    }

    std::vector<std::string> fields_;
    text::JsonWriter json_;
    bool first_ = true;
};

class CsvFormat : public Format {
public:
    void begin(const Write& write) override { write(render::csv_heading()); }
    void entry(const Write& write, const model::Entry& entry) override {
        write(render::csv_line(entry));
    }
};

class DocumentFormat : public Format {
public:
    DocumentFormat(time::Zone zone, bool markdown) : document_(std::move(zone), markdown) {}
    void entry(const Write& write, const model::Entry& entry) override {
        write(document_.entry(entry));
    }
    void decision(const Write& write, const model::Decision& decision) override {
        write(document_.decision(decision));
    }

private:
    render::Document document_;
};

std::string format_name(Context& context, const OutputOptions& output) {
    const auto name = chosen_format(context, output, {"jsonl", "json", "csv", "md", "txt"});
    return name.empty() ? "jsonl" : name;
}

std::unique_ptr<Format> make_format(Context& context, const std::string& name,
                                    const OutputOptions& output) {
    if (name == "json") {
        return std::make_unique<JsonFormat>(json_fields(output, names_of(render::item_fields())));
    }
    if (name == "csv") return std::make_unique<CsvFormat>();
    if (name == "md") return std::make_unique<DocumentFormat>(context.zone(), true);
    if (name == "txt") return std::make_unique<DocumentFormat>(context.zone(), false);
    return std::make_unique<JsonLinesFormat>();
}

// A whole record keeps what is known of its people; a choice of entries is only those entries.
void write_people(const store::Record& record, const Write& write) {
    for (const auto& person : store::people::all(record)) {
        write(render::json_line(person) + "\n");
    }
}

// The files that decisions came from, or went to, give the same bytes in a copy.
void write_decision_files(const store::Record& record, const Write& write) {
    store::decision_files::each(
        record, [&](const model::FileState& file) { write(render::json_line(file) + "\n"); });
}

// Decisions that are there say themselves how far the numbers go.
void write_last_decision(const store::Record& record, int seen, const Write& write) {
    const int last = store::decisions::last_number(record);
    if (last <= seen) return;
    text::JsonWriter json;
    json.begin_object().key("last_decision").value(model::decision_key(last)).end_object();
    write(std::string(json.text()) + "\n");
}

void write_all(Context& context, const ExportOptions& options, const Write& write) {
    const auto name = format_name(context, options.output);
    const auto query = read_query(context, options.words, options.filters);
    const auto& record = context.store().record();
    const auto format = make_format(context, name, options.output);
    format->begin(write);
    const bool whole = name == "jsonl" && !query.root;
    if (whole) write_people(record, write);
    int last_decision = 0;
    store::search::each(record, query, [&](const model::Entry& entry) {
        const auto decision = entry.kind == model::Kind::decision
                                  ? store::decisions::of_entry(record, entry.id)
                                  : std::nullopt;
        decision ? format->decision(write, *decision) : format->entry(write, entry);
        if (decision) last_decision = std::max(last_decision, decision->number);
    });
    if (whole) write_decision_files(record, write);
    if (whole) write_last_decision(record, last_decision, write);
    format->end(write);
}

// A site is a directory.
void write_site(Context& context, const ExportOptions& options) {
    const auto& directory = options.output.file;
    if (!directory || *directory == "-")
        throw Error(Failure::usage, "-f html writes a directory and needs its name with -o",
                    "trail export -f html -o site");
    export_site(context, read_query(context, options.words, options.filters), *directory);
}

std::optional<importers::DecisionFormat> folder_format(const ExportOptions& options) {
    if (!options.output.format) return std::nullopt;
    return importers::parse_decision_format(*options.output.format);
}

// Decisions are files of a folder.
int run_folder(Context& context, const ExportOptions& options, importers::DecisionFormat format) {
    const auto& folder = options.output.file;
    if (!folder || *folder == "-") {
        throw Error(Failure::usage,
                    fmt::format("-f {} writes a folder: where?", *options.output.format),
                    fmt::format("trail export -f {} -o docs/decisions", *options.output.format));
    }
    auto query = read_query(context, options.words, options.filters);
    query = query::both(std::move(query), query::Node{query::KindTerm{{model::Kind::decision}}});
    std::set<int> numbers;
    store::search::each(context.store().record(), query, [&](const model::Entry& entry) {
        if (entry.decision) numbers.insert(entry.decision->number);
    });
    return export_decisions(context, *folder, format, [&](const model::Decision& decision) {
        return numbers.contains(decision.number);
    });
}

int run(Context& context, const ExportOptions& options) {
    if (answered_fields(context, options.output, render::item_fields())) return exit_done;
    if (const auto format = folder_format(options)) return run_folder(context, options, *format);
    const auto& file = options.output.file;
    if (options.output.format == "html") {
        write_site(context, options);
    } else if (!file || *file == "-") {
        write_all(context, options, [&](std::string_view piece) { print_exact(context, piece); });
    } else {
        system::OutputFile target(std::filesystem::path(context.directory()) / *file);
        write_all(context, options, [&](std::string_view piece) { target.write(piece); });
        target.commit();
    }
    hint_project(context, options.filters);
    return exit_done;
}

}  // namespace

void add_export(Program& program) {
    program.add<ExportOptions>(
        {.name = "export",
         .summary = "take data out",
         .group = Group::setup,
         .synopsis = "[QUERY...] [-f jsonl|json|csv|md|txt|html|madr|adr] [-o FILE|DIR] [filters]",
         .description = "Writes entries, oldest first, whole or those that match. JSON Lines (the "
                        "default) lose "
                        "nothing: importing them into an empty record and exporting again gives "
                        "the same bytes. A whole record has its people and the files of its "
                        "decisions with it, a choice of entries only those. "
                        "The format is -f, else the suffix of the file.\n\n"
                        "-f html writes a site into the directory -o: weeks, months, projects, "
                        "people, decisions, and a search that needs no server. Open its "
                        "index.html. Exporting again replaces the site's own files and leaves "
                        "others alone.\n\n"
                        "-f madr and -f adr write the decisions that match into a folder, one "
                        "file each, as MADR 4 or as adr-tools does. A file that is there and did "
                        "not change stays as it is, byte by byte; of a decision that came from a "
                        "file that file is written again, with only what changed since.",
         .examples = {{"trail export -o backup.jsonl", "everything"},
                      {"trail export kind:win during:2026 -f md",
                       "the wins of a year, as Markdown"},
                      {"trail export -f html -o site", "pages to browse, with a search"},
                      {"trail export -f madr -o docs/decisions", "every decision as a file"}},
         .takes_query = true},
        declare, run);
}

}  // namespace trail::cli
