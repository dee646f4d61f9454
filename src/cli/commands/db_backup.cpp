// `trail db backup`: a verified copy of the record, made while others may be writing to it.
#include <fmt/format.h>

#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/record_file.hpp"
#include "cli/size_text.hpp"
#include "trail/error.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr int most_copies_a_day = 1000;

struct BackupOptions {
    std::optional<std::string> file;
};

void declare(Declaration& declaration, BackupOptions& options) {
    declaration.word("FILE", options.file, "the copy; a directory gets one with today's date");
}

// "trail-2026-11-22.db"; later on the same day "trail-2026-11-22-2.db".
fs::path free_file(Context& context, const fs::path& directory) {
    const auto today = time::iso_date(time::day_of(context.zone().local(context.now())));
    const fs::path record = context.record_path();
    for (int number = 1; number < most_copies_a_day; ++number) {
        const auto file = directory / fmt::format("{}-{}{}{}", record.stem().string(), today,
                                                  number == 1 ? "" : fmt::format("-{}", number),
                                                  record.extension().string());
        std::error_code ignored;
        if (!fs::exists(fs::symlink_status(file, ignored))) return file;
    }
    throw Error(Failure::usage, "there are too many copies of today",
                fmt::format("trail db backup ~/{}-{}{}", record.stem().string(), today,
                            record.extension().string()));
}

fs::path target_of(Context& context, const BackupOptions& options) {
    if (!options.file) return free_file(context, fs::path(context.record_path()).parent_path());
    const auto file = (fs::path(context.directory()) / *options.file).lexically_normal();
    std::error_code ignored;
    if (fs::is_directory(file, ignored)) return free_file(context, file);
    if (!fs::exists(fs::symlink_status(file, ignored))) return file;
    throw Error(Failure::usage,
                fmt::format("{} exists already; a backup replaces nothing",
                            system::shown_path(file.string(), context.directories().home)),
                "trail db backup");
}

void tell(Context& context, const fs::path& file) {
    const bool is_terminal = shape(context, {}) == Shape::human && !context.options().quiet;
    if (!is_terminal) {
        print_exact(context, file.string() + "\n");
        return;
    }
    std::error_code ignored;
    const auto shown = system::shown_path(file.string(), context.directories().home);
    context.print(fmt::format("Copied and verified: {}, {}\n", text::for_terminal_line(shown),
                              size_text(fs::file_size(file, ignored))));
}

int run(Context& context, const BackupOptions& options) {
    if (!has_record(context)) return exit_no;
    const auto file = target_of(context, options);
    if (context.options().dry_run) {
        context.print(fmt::format("Would copy {} to {}\n", shown_record(context),
                                  text::for_terminal_line(file.string())));
        return exit_done;
    }
    context.store().backup(file.string());
    tell(context, file);
    return exit_done;
}

}  // namespace

void add_db_backup(Program& program) {
    program.add<BackupOptions>(
        {.name = "db backup",
         .summary = "a verified copy of the record",
         .group = Group::also,
         .synopsis = "[FILE]",
         .description =
             "Copies the record, also while others write to it, checks the copy, and prints "
             "where it is. Without FILE it lies beside the record with today's date in its "
             "name. A file that exists is never replaced. Only you can read the copy, "
             "and that of a shared record its group. The exit code is 1 when there is no record "
             "yet.",
         .examples = {{"trail db backup", "a copy of today"},
                      {"trail db backup /mnt/stick/", "a copy somewhere else"}}},
        declare, run);
}

}  // namespace trail::cli
