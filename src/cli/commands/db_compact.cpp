// `trail db compact`: forgets what need not be kept and makes the file as small as it can be.
#include <fmt/format.h>

#include <chrono>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "cli/size_text.hpp"
#include "trail/store/upkeep.hpp"

namespace trail::cli {
namespace {

using store::upkeep::Compacted;

struct CompactOptions {};

void declare(Declaration&, CompactOptions&) {}

std::string sentence(Context& context, const Compacted& done) {
    const auto forgotten = done.forgotten == 0
                               ? std::string()
                               : fmt::format("; forgot {} earlier {} of entries", done.forgotten,
                                             done.forgotten == 1 ? "state" : "states");
    return fmt::format("Compacted {}: {} before, {} after{}\n", shown_record(context),
                       size_text(done.bytes_before), size_text(done.bytes_after), forgotten);
}

int run(Context& context, const CompactOptions&) {
    if (!has_record(context)) return exit_done;
    const std::chrono::days kept(context.settings().number("db.keep_removed"));
    if (context.options().dry_run) {
        context.print(fmt::format("Would compact {}, {}\n", shown_record(context),
                                  size_text(store::upkeep::bytes_on_disk(context.store()))));
        return exit_done;
    }
    // Whoever keeps nothing keeps nothing of this second either.
    const auto moment = context.now() + time::Seconds(1) - kept;
    const auto done = store::upkeep::compact(context.store(), moment);
    if (context.options().quiet) return exit_done;
    if (shape(context, {}) == Shape::human) {
        context.print(sentence(context, done));
    } else {
        context.print(fmt::format("{}\t{}\n", done.bytes_before, done.bytes_after));
    }
    return exit_done;
}

}  // namespace

void add_db_compact(Program& program) {
    program.add<CompactOptions>(
        {.name = "db compact",
         .summary = "make the file as small as it can be",
         .group = Group::also,
         .synopsis = "",
         .description =
             "Forgets earlier states of entries that are older than the setting "
             "db.keep_removed, 90 days if nobody has set it, puts the search index in order "
             "and rewrites the file without the gaps that removed entries left. What was "
             "forgotten cannot be undone. Needs as much free space as the record takes. "
             "Away from a terminal: the bytes before and after, separated by a tab.",
         .examples = {{"trail db compact", "after a large import or many removals"},
                      {"trail db compact -c db.keep_removed=0", "keep no earlier states at all"}}},
        declare, run);
}

}  // namespace trail::cli
