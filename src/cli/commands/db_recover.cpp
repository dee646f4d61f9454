// `trail db recover`: what a damaged record still holds, in a new one.
#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/json_table.hpp"
#include "cli/output.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/store/recovery.hpp"
#include "trail/system/look.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;
using store::recovery::Recovered;
using text::JsonWriter;

constexpr std::size_t most_ids_shown = 10;

struct RecoverOptions {
    std::optional<std::string> file;
    OutputOptions output;
};

void declare(Declaration& declaration, RecoverOptions& options) {
    declaration.word("FILE", options.file, "the damaged record", true);
    declaration.option("o", "output", "FILE", options.output.file, "the new record");
    declare_json(declaration, options.output);
}

struct Report {
    std::string path;
    Recovered done;
};

void write_count(JsonWriter& json, std::size_t number) {
    json.value(static_cast<std::int64_t>(number));
}

constexpr std::array fields{
    JsonField<Report>{{"path", "text", "the new record"},
                      [](JsonWriter& json, const Report& r) { json.value(r.path); }},
    JsonField<Report>{{"entries", "number", "entries in it"},
                      [](JsonWriter& json, const Report& r) { write_count(json, r.done.entries); }},
    JsonField<Report>{
        {"older", "number", "of them, entries of which only an earlier state was left"},
        [](JsonWriter& json, const Report& r) { write_count(json, r.done.older); }},
    JsonField<Report>{{"lost", "number", "entries that are known to have been there and are gone"},
                      [](JsonWriter& json, const Report& r) { write_count(json, r.done.lost); }},
    JsonField<Report>{{"lost_ids", "list of text", "their ids, as far as they are known"},
                      [](JsonWriter& json, const Report& r) {
                          json.begin_array();
                          for (const auto id : r.done.lost_ids) json.value(model::letters(id));
                          json.end_array();
                      }},
    JsonField<Report>{
        {"lost_details", "number", "decisions whose options and dates are gone"},
        [](JsonWriter& json, const Report& r) { write_count(json, r.done.lost_details); }},
    JsonField<Report>{
        {"lost_names", "number", "people, projects and tags whose names are gone"},
        [](JsonWriter& json, const Report& r) { write_count(json, r.done.lost_names); }},
    JsonField<Report>{{"unread", "number", "times that the disk did not give what is in the file"},
                      [](JsonWriter& json, const Report& r) { write_count(json, r.done.unread); }},
};

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(fs::symlink_status(file, ignored));
}

fs::path absolute(Context& context, const std::string& file) {
    return (fs::path(context.directory()) / file).lexically_normal();
}

// "trail-recovered.db" beside the damaged one; the second time "trail-recovered-2.db".
fs::path free_name(const fs::path& damaged) {
    for (int number = 1;; ++number) {
        const auto name = fmt::format("{}-recovered{}{}", damaged.stem().string(),
                                      number == 1 ? "" : fmt::format("-{}", number),
                                      damaged.extension().string());
        if (!is_there(damaged.parent_path() / name)) return damaged.parent_path() / name;
    }
}

fs::path target_of(Context& context, const RecoverOptions& options, const fs::path& damaged) {
    if (options.output.file == "-") {
        throw Error(Failure::usage, "a record cannot be written to standard output",
                    context.command_corrected("-", "recovered.db"));
    }
    if (!options.output.file) return free_name(damaged);
    const auto file = absolute(context, *options.output.file);
    if (!is_there(file)) return file;
    throw Error(Failure::usage,
                fmt::format("{} exists already; what is recovered replaces nothing",
                            system::shown_path(file.string(), context.directories().home)),
                context.command_corrected(*options.output.file, "recovered.db"));
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string ids_of(const Recovered& done) {
    std::string text;
    const auto shown = std::min(done.lost_ids.size(), most_ids_shown);
    for (std::size_t i = 0; i < shown; ++i)
        text += (i == 0 ? ": " : ", ") + model::letters(done.lost_ids[i]);
    if (done.lost_ids.size() > shown)
        text += fmt::format(" and {} more", done.lost_ids.size() - shown);
    return text;
}

std::string losses(const Recovered& done) {
    std::string text;
    if (done.lost > 0) {
        text += fmt::format("  {} {} gone{}\n", counted(done.lost, "entry", "entries"),
                            done.lost == 1 ? "is" : "are", ids_of(done));
    }
    if (done.older > 0) {
        text += fmt::format("  {} as {} before the last change\n",
                            counted(done.older, "entry is", "entries are"),
                            done.older == 1 ? "it was" : "they were");
    }
    if (done.lost_details > 0) {
        text += fmt::format("  {} lost options and dates\n",
                            counted(done.lost_details, "decision has", "decisions have"));
    }
    if (done.lost_names > 0) {
        text += fmt::format("  {} gone; \"lost-4\" stands in such a place\n",
                            counted(done.lost_names, "name is", "names are"));
    }
    if (done.unread > 0) {
        text += fmt::format("  The disk failed {}: copy the file to another one and try again\n",
                            counted(done.unread, "time", "times"));
    }
    return text.empty() ? "  nothing is known to be gone\n" : text;
}

bool is_complete(const Recovered& done) {
    return done.lost + done.older + done.lost_details + done.lost_names + done.unread == 0;
}

void tell(Context& context, const Report& report, const OutputOptions& output) {
    const auto chosen = shape(context, {.json = output.json});  // -o is where the record goes
    if (chosen == Shape::json) {
        JsonWriter json;
        write_object<Report>(json, report, fields, output);
        context.print(std::string(json.text()) + "\n");
        return;
    }
    if (context.options().quiet) return;
    if (chosen == Shape::pipe) {
        context.print(fmt::format("{}\t{}\t{}\n", text::for_field(report.path), report.done.entries,
                                  report.done.lost));
        return;
    }
    const auto shown = system::shown_path(report.path, context.directories().home);
    context.print(fmt::format("Recovered {} into {}\n{}",
                              counted(report.done.entries, "entry", "entries"),
                              text::for_terminal_line(shown), losses(report.done)));
    context.print(fmt::format("To use it: trail db restore {}\n",
                              text::for_terminal_line(shell_word(shown))));
}

int run(Context& context, const RecoverOptions& options) {
    if (answered_fields(context, options.output, field_help<Report>(fields))) return exit_done;
    const auto damaged = absolute(context, *options.file);
    if (!fs::is_regular_file(damaged)) {
        throw Error(Failure::usage,
                    fmt::format("there is no file {}",
                                system::shown_path(damaged.string(), context.directories().home)),
                    system::list_command(damaged.parent_path()));
    }
    const auto target = target_of(context, options, damaged);
    if (context.options().dry_run) {
        context.print(fmt::format("Would recover {} into {}\n",
                                  text::for_terminal_line(damaged.string()),
                                  text::for_terminal_line(target.string())));
        return exit_done;
    }
    const Report report{target.string(),
                        store::recovery::recover(damaged.string(), target.string())};
    tell(context, report, options.output);
    return is_complete(report.done) ? exit_done : exit_no;
}

}  // namespace

void add_db_recover(Program& program) {
    program.add<RecoverOptions>(
        {.name = "db recover",
         .summary = "what a damaged record still holds, in a new one",
         .group = Group::also,
         .synopsis = "FILE [-o NEW]",
         .description =
             "Reads FILE page by page, with the log beside it, and writes every row that can still "
             "be read into a new record: entries with their ids, times and authors, decisions, "
             "people, the journal. FILE stays as it is. NEW is made; without it the new record "
             "lies beside the damaged one as \"trail-recovered.db\". What is known to be gone is "
             "told: entries that the index of ids or the journal still speaks of, names, details. "
             "An entry whose page is gone comes back as it was before its last change, if the "
             "journal has that. The exit code is 0 when nothing is known to be lost, 1 when "
             "something is, 65 when there was no entry to be found. Away from a terminal: the new "
             "record, its entries and those that are gone, separated by tabs.",
         .examples = {{"trail db recover ~/.local/share/trail/trail.db",
                       "beside the damaged record, which is left alone"},
                      {"trail db recover stick/trail.db -o saved.db --json=lost_ids",
                       "elsewhere, and which entries are gone"}}},
        declare, run);
}

}  // namespace trail::cli
