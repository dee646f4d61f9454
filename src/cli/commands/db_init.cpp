// `trail db init`: a record before its first entry, for oneself or for a group.
#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/record_file.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/system/sharing.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct InitOptions {
    bool shared = false;
    std::optional<std::string> group;
};

void declare(Declaration& declaration, InitOptions& options) {
    declaration.flag("", "shared", options.shared, "for a group of this machine");
    declaration.option("", "group", "GROUP", options.group, "who may read and write it");
}

std::filesystem::path directory_of(Context& context) {
    return std::filesystem::path(context.record_path()).parent_path();
}

void refuse_half_a_wish(const InitOptions& options) {
    if (options.shared == options.group.has_value()) return;
    throw Error(Failure::usage,
                options.shared ? "a shared record needs a group" : "--group needs --shared",
                "trail help db init");
}

std::string for_whom(Context& context) {
    const auto directory = directory_of(context);
    if (!system::is_shared_directory(directory)) return "only you";
    return "the group " + text::for_terminal_line(system::group_of(directory));
}

// Each member says once where the record is.
std::string next_step(Context& context) {
    return fmt::format("hint: trail config set db.path {}\n", shell_word(context.record_path()));
}

int run(Context& context, const InitOptions& options) {
    refuse_half_a_wish(options);
    context.tells_of_missing_record();
    if (context.store().exists()) {
        context.streams().err(fmt::format("There is a record already: {}\nhint: trail db stats\n",
                                          shown_record(context)));
        return exit_no;
    }
    if (context.options().dry_run) {
        context.print(fmt::format("Would make {}\n", shown_record(context)));
        return exit_done;
    }
    if (options.shared) system::make_shared_directory(directory_of(context), *options.group);
    context.store().make();
    if (context.options().quiet) return exit_done;
    context.print(fmt::format("Made {}; {} can read and write it\n", shown_record(context),
                              for_whom(context)));
    if (options.shared) context.streams().err(next_step(context));
    return exit_done;
}

}  // namespace

void add_db_init(Program& program) {
    program.add<InitOptions>(
        {.name = "db init",
         .summary = "make a record, for you or for a group",
         .group = Group::also,
         .synopsis = "[--shared --group GROUP]",
         .description =
             "Makes the record that \"trail db path\" names, before anything is written to it; the "
             "first entry does so as well. With --shared its directory is made for a group of this "
             "machine (mode 2770) and its files are the group's (mode 0660), whoever makes them; "
             "nobody outside the group reads them. Such a record has a directory of its own, which "
             "the group can reach. The exit code is 1 when there is a record already.",
         .examples = {{"trail --db ~/notes/notes.db db init",
                       "a second record, before its first entry"},
                      {"trail --db /srv/team/trail.db --dry-run db init --shared --group team",
                       "one for everybody in the group team; without --dry-run it is made"}}},
        declare, run);
}

}  // namespace trail::cli
