// `trail db restore`: a copy takes the place of the record, which is kept.
#include "trail/store/restoring.hpp"

#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace restoring = store::restoring;

struct RestoreOptions {
    std::optional<std::string> file;
};

void declare(Declaration& declaration, RestoreOptions& options) {
    declaration.word("FILE", options.file, "a copy, such as \"trail db backup\" makes", true);
}

std::string shown(Context& context, const std::string& file) {
    return system::shown_path(file, context.directories().home);
}

std::string counted(std::size_t entries) {
    return fmt::format("{} {}", entries, entries == 1 ? "entry" : "entries");
}

bool is_there(const std::string& file) {
    std::error_code ignored;
    return std::filesystem::exists(file, ignored);
}

void tell(Context& context, const std::string& copy, const restoring::Restored& done) {
    if (context.options().quiet) return;
    if (shape(context, {}) != Shape::human) {
        context.print(fmt::format("{}\t{}\n", done.entries, text::for_field(done.kept)));
        return;
    }
    context.print(fmt::format("Restored {} from {}: {}\n", shown_record(context),
                              text::for_terminal_line(shown(context, copy)),
                              counted(done.entries)));
    if (done.kept.empty()) return;
    const auto kept = shown(context, done.kept);
    context.print(fmt::format("The record of before is kept: trail db restore {}\n",
                              text::for_terminal_line(shell_word(kept))));
}

int run(Context& context, const RestoreOptions& options) {
    const auto copy =
        (std::filesystem::path(context.directory()) / *options.file).lexically_normal().string();
    const auto found = restoring::verified(copy);
    const auto sentence =
        fmt::format("{} with {}, {}", shown_record(context),
                    text::for_terminal_line(shown(context, copy)), counted(found.entries));
    const bool has_before = is_there(context.record_path());
    if (context.options().dry_run) {
        context.print(fmt::format("Would replace {}\n", sentence));
        return exit_done;
    }
    if (has_before && !context.confirm(fmt::format("Replace {}?", sentence))) return exit_no;
    tell(context, copy, restoring::restore(context.record_path(), copy));
    return exit_done;
}

}  // namespace

void add_db_restore(Program& program) {
    program.add<RestoreOptions>(
        {.name = "db restore",
         .summary = "put a copy in the place of the record",
         .group = Group::also,
         .synopsis = "FILE [--yes]",
         .description =
             "Reads every page of FILE, asks, and puts a copy of it in the place of the record at "
             "once: whoever looks meanwhile sees the one or the other, whole. The record of before "
             "stays beside it as \"trail.db.before-restore\"; restoring that one is the way back. "
             "FILE itself stays as it is. A file that is damaged, no record, or made by a newer "
             "program is refused, and so is it while another program has the record open for more "
             "than five seconds (exit code 75). Away from a terminal: how many entries there are "
             "and where the record of before is, separated by a tab.",
         .examples = {{"trail db restore ~/trail-2026-11-20.db", "the record as it was that day"},
                      {"trail db restore trail-recovered.db --yes",
                       "what \"trail db recover\" got back, without a question"}}},
        declare, run);
}

}  // namespace trail::cli
