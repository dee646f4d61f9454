// `trail db migrate`: brings the tables of the record up to date, and tells from where to where.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "trail/store/engine/schema.hpp"
#include "trail/store/upkeep.hpp"

namespace trail::cli {
namespace {

struct MigrateOptions {};

void declare(Declaration&, MigrateOptions&) {}

std::string sentence(Context& context, int before, int after) {
    const auto record = shown_record(context);
    if (before == after) return fmt::format("{} is up to date: schema {}\n", record, after);
    const bool is_dry = context.options().dry_run;
    const auto copy = before == 0 ? std::string()
                                  : fmt::format("; the record of before {} {}.before-{}",
                                                is_dry ? "would be kept in" : "is", record, after);
    return fmt::format("{} {} from schema {} to {}{}\n", is_dry ? "Would migrate" : "Migrated",
                       record, before, after, copy);
}

int run(Context& context, const MigrateOptions&) {
    if (!has_record(context)) return exit_no;
    const int before = store::upkeep::schema_on_disk(context.record_path());
    const int after = store::engine::newest_schema();
    if (before != after && !context.options().dry_run) context.store().record();
    if (context.options().quiet) return exit_done;
    context.print(shape(context, {}) == Shape::human ? sentence(context, before, after)
                                                     : fmt::format("{}\t{}\n", before, after));
    return exit_done;
}

}  // namespace

void add_db_migrate(Program& program) {
    program.add<MigrateOptions>(
        {.name = "db migrate",
         .summary = "bring the record's tables up to date",
         .group = Group::also,
         .synopsis = "",
         .description =
             "Every command does so by itself the first time a newer program meets the record; "
             "this one tells of it, and does nothing when there is nothing to do. Before anything "
             "is changed a verified copy is put beside the record: \"trail.db.before-2\" is the "
             "record as it was before schema 2, for \"trail db restore\". Each step is taken whole "
             "or not at all, and other programs wait. A record that a newer program made is "
             "refused and left as it is. Away from a terminal: the version before and after, "
             "separated by a tab. The exit code is 1 when there is no record yet.",
         .examples = {{"trail db migrate", "after an update of trail"},
                      {"trail db migrate --dry-run", "whether there is anything to do"}}},
        declare, run);
}

}  // namespace trail::cli
