// `trail decide sync`: a repository's decision folder and the record, kept in step.
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/decisions/decision_folder.hpp"
#include "cli/decisions/decision_folder_report.hpp"
#include "cli/decisions/decision_place.hpp"
#include "cli/output.hpp"

namespace trail::cli {
namespace {

struct SyncOptions {
    std::optional<std::string> folder;
    std::optional<std::string> project;
    std::optional<std::string> format;
    std::vector<std::string> take_file;
    std::vector<std::string> take_record;
    OutputOptions output;
};

void declare(Declaration& declaration, SyncOptions& options) {
    declaration.word("DIR", options.folder, "the folder; else that of this repository");
    declaration.option("", "take-file", "D12", options.take_file,
                       "settle a conflict by the file; repeatable");
    declaration.option("", "take-record", "D12", options.take_record,
                       "settle a conflict by the record; repeatable");
    declaration.option(
        "f", "format", "F", options.format, "of new files; else as the others are",
        {importers::decision_format_names.begin(), importers::decision_format_names.end()});
    declaration.option("p", "project", "NAME", options.project,
                       "whose decisions they are; else the repository's");
    declare_json(declaration, options.output);
}

int run(Context& context, const SyncOptions& options) {
    if (answered_fields(context, options.output, folder_step_fields())) return exit_done;
    auto wish = wish_for(context, options.folder, options.project);
    wish.take_file = options.take_file;
    wish.take_record = options.take_record;
    if (options.format) wish.format = importers::parse_decision_format(*options.format);
    const auto steps = bring_in_step(context, wish, "decide sync");
    tell_refused_files(context, wish, steps);
    context.print(options.output.json ? folder_steps_json(steps, options.output)
                                      : folder_steps_text(context, wish, steps));
    return exit_code_of(steps);
}

}  // namespace

void add_decide_sync(Program& program) {
    program.add<SyncOptions>(
        {.name = "decide sync",
         .summary = "a repository's decision folder and the record, in step",
         .group = Group::together,
         .synopsis = "[DIR] [--take-file D12]... [--take-record D12]... [-f madr|adr] "
                     "[-p PROJECT] [--dry-run]",
         .description =
             "Reads the decision files of a folder (MADR 2 to 4, log4brains, adr-tools): what is "
             "new in them comes into the record, what changed in the record is written into them, "
             "and decisions of the project that have no file get one. In a file only the words "
             "that changed are replaced; a file is never renumbered or removed.\n\n"
             "What changed on both sides is a conflict: it is told with both texts and left alone "
             "(exit code 1) until --take-file or --take-record settles it. Two files with one "
             "number are told with the command that repairs them. A file that cannot be read is "
             "told with its line (exit code 65).\n\n"
             "Without DIR it is the folder that decide.dir or .adr-dir names, else docs/decisions, "
             "doc/adr or docs/adr. trail undo takes back what came into the record; files that "
             "were written "
             "stay, and are git's to take back.",
         .examples = {{"trail decide sync docs/decisions --dry-run", "look first"},
                      {"trail decide sync", "the folder of this repository"},
                      {"trail decide sync --take-file D12", "what the file says is right"}}},
        declare, run);
}

}  // namespace trail::cli
