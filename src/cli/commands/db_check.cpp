// `trail db path` and `trail db check`: where the record is, and whether it is whole.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "trail/error.hpp"
#include "trail/store/entries.hpp"

namespace trail::cli {
namespace {

struct PathOptions {};

void declare_path(Declaration&, PathOptions&) {}

int run_path(Context& context, const PathOptions&) {
    print_exact(context, context.record_path() + "\n");
    return exit_done;
}

struct CheckOptions {};

void declare_check(Declaration&, CheckOptions&) {}

// Some damage shows only as a page that cannot be read.
std::string problem_of(Context& context) {
    try {
        return context.store().first_problem();
    } catch (const store::engine::Damaged& damage) {
        throw Error(Failure::io, damage.what(), recovery_of(context));
    }
}

// SQLite compares the search index only in a file that it may write to.
std::string_view what_was_checked(Context& context) {
    return context.store().is_read_only()
               ? "integrity and journal checked; read-only, so the search index was not"
               : "integrity, search index and journal checked";
}

int run_check(Context& context, const CheckOptions&) {
    if (!has_record(context)) return exit_no;
    if (const auto problem = problem_of(context); !problem.empty()) {
        throw Error(Failure::io, fmt::format("{} is damaged: {}", context.record_path(), problem),
                    recovery_of(context));
    }
    const auto entries = store::entries::total(context.store().record());
    context.print(fmt::format("ok  {} {}, schema {}, {}\n", entries,
                              entries == 1 ? "entry" : "entries", context.store().schema(),
                              what_was_checked(context)));
    return exit_done;
}

}  // namespace

void add_db_path(Program& program) {
    program.add<PathOptions>(
        {.name = "db path",
         .summary = "where the record is",
         .group = Group::also,
         .synopsis = "",
         .description = "Prints the file of the record, whether it exists or not: "
                        "--db, else TRAIL_DB, else the setting db.path, else one "
                        "in your data directory. A relative path counts from where you stand, in a "
                        "file of settings from where the file is.",
         .examples = {{"trail db path", "which file is read and written here"}}},
        declare_path, run_path);
}

void add_db_check(Program& program) {
    program.add<CheckOptions>(
        {.name = "db check",
         .summary = "whether the record is whole",
         .group = Group::also,
         .synopsis = "",
         .description =
             "Reads every page of the file, compares the search index with the entries and "
             "the journal with what is there. Where the record can only be read, the search index "
             "is left out. The exit code is 0 when all is well, 1 when "
             "there is no record yet, 74 when something is damaged.",
         .examples = {{"trail db check", "look into every page"}}},
        declare_check, run_check);
}

}  // namespace trail::cli
