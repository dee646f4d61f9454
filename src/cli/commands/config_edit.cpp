// `trail config edit` and `trail config path`: a file of settings in the editor, and where it is.
#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/output.hpp"
#include "cli/setting_files.hpp"
#include "cli/user_aliases.hpp"
#include "trail/external/editor.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

struct FileOptions {
    FileChoice file;
};

void declare(Declaration& declaration, FileOptions& options) {
    declare_setting_file(declaration, options.file);
}

config::Sources only(config::Layer layer, const std::string& file, const std::string& home) {
    config::Sources sources{.home = home};
    if (layer == config::Layer::repository) sources.repository_file = file;
    if (layer == config::Layer::user) sources.user_file = file;
    if (layer == config::Layer::system) sources.system_files = {file};
    return sources;
}

// What the next command would stumble over is told while the change is fresh.
void check(Context& context, config::Layer layer, const std::string& file) {
    const auto settings = mending(layer, [&] {
        return config::Settings::load(only(layer, file, context.directories().home));
    });
    for (const auto& problem : settings.problems())
        context.warn(text::for_terminal_line(problem.message));
    const auto own = user_aliases(settings);
    for (const auto& alias : own) {
        const auto fault = fault_of(program(), own, alias);
        if (fault) context.warn(text::for_terminal_line(fault->what()));
    }
}

void make_if_missing(Context& context, config::Layer layer, const std::string& file) {
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored)) return;
    const auto lock = setting_lock(context);
    if (!std::filesystem::exists(file, ignored)) write_settings(layer, file, "");
}

int run_edit(Context& context, const FileOptions& options) {
    const auto layer = layer_of(options.file);
    const auto file = setting_file(context, layer);
    make_if_missing(context, layer, file);
    const auto settings = readable_settings(context);
    external::edit_file(context.processes(), context.environment(),
                        settings ? settings->text("core.editor") : "", file);
    check(context, layer, file);
    return exit_done;
}

int run_path(Context& context, const FileOptions& options) {
    print_exact(context, setting_file(context, layer_of(options.file)) + "\n");
    return exit_done;
}

}  // namespace

void add_config_edit(Program& program) {
    program.add<FileOptions>(
        {.name = "config edit",
         .summary = "open a file of settings in the editor",
         .group = Group::setup,
         .synopsis = "[--user | --system | --repo]",
         .description =
             "Opens your settings in the editor, and checks them afterwards. A file that does "
             "not exist is made.",
         .examples = {{"trail config edit", "your own settings"}}},
        declare, run_edit);
}

void add_config_path(Program& program) {
    program.add<FileOptions>(
        {.name = "config path",
         .summary = "where a file of settings is",
         .group = Group::setup,
         .synopsis = "[--user | --system | --repo]",
         .description =
             "Prints the file that \"config set\" with the same option would change, whether "
             "it exists or not.",
         .examples = {{"trail config path", "your own settings"}}},
        declare, run_path);
}

}  // namespace trail::cli
