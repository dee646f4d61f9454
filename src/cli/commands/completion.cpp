// `trail completion`: the script that a shell completes with, printed or put where it is found.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/completion_scripts.hpp"
#include "cli/shell_word.hpp"
#include "cli/suggestion.hpp"
#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view our_mark = "Completion of trail for ";
constexpr std::size_t largest_script = 1024 * 1024;

enum class Base { data, config };

struct Shell {
    std::string_view name;
    std::string_view (*script)();
    Base base;
    std::string_view file;                         // below the base directory
    std::string (*next)(const std::string& file);  // what is left to do
};

std::string after_bash(const std::string& file) {
    return fmt::format("without bash-completion, put this into ~/.bashrc: source {}", file);
}

std::string after_zsh(const std::string& file) {
    return fmt::format("put this into ~/.zshrc, before compinit: fpath=({} $fpath)",
                       file.substr(0, file.rfind('/')));
}

std::string after_fish(const std::string&) {
    return "fish finds it from now on";
}

constexpr std::array shells{
    Shell{"bash", bash_script, Base::data, "bash-completion/completions/trail", after_bash},
    Shell{"zsh", zsh_script, Base::data, "zsh/site-functions/_trail", after_zsh},
    Shell{"fish", fish_script, Base::config, "fish/completions/trail.fish", after_fish},
};

struct CompletionOptions {
    std::optional<std::string> shell;
    bool install = false;
};

void declare(Declaration& declaration, CompletionOptions& options) {
    declaration.word("SHELL", options.shell, "bash, zsh or fish", true);
    declaration.flag("", "install", options.install, "put it where the shell finds it");
}

const Shell& read_shell(const std::string& name) {
    const auto found = std::ranges::find(shells, name, &Shell::name);
    if (found != shells.end()) return *found;
    const std::vector<std::string> names{"bash", "zsh", "fish"};
    throw Error(Failure::usage,
                fmt::format("no completion for \"{}\"; there are bash, zsh and fish",
                            text::for_terminal_line(name)),
                did_you_mean(name, names, "trail completion -h"));
}

fs::path file_of(Context& context, const Shell& shell) {
    const auto& ours =
        shell.base == Base::data ? context.directories().data : context.directories().config;
    return fs::path(ours).parent_path() / shell.file;
}

// A script that somebody wrote stays.
void refuse_other_file(const fs::path& file, const Shell& shell) {
    const auto content = system::read_file(file, largest_script);
    if (!content || content->find(our_mark) != std::string::npos) return;
    throw Error(Failure::io,
                fmt::format("{} is not from trail", text::for_terminal_line(file.string())),
                fmt::format("trail completion {} > {}", shell.name, shell_word(file.string())));
}

int install(Context& context, const Shell& shell) {
    const auto file = file_of(context, shell);
    const auto shown =
        text::for_terminal_line(system::shown_path(file.string(), context.directories().home));
    refuse_other_file(file, shell);
    if (context.options().dry_run) {
        context.print(fmt::format("Would write {}\n", shown));
        return exit_done;
    }
    system::make_private_directory(file.parent_path());
    system::write_output_file(file, shell.script());
    if (!context.options().quiet) context.print(fmt::format("Wrote {}\n", shown));
    context.note(shell.next(shown));
    return exit_done;
}

int run(Context& context, const CompletionOptions& options) {
    const auto& shell = read_shell(*options.shell);
    if (options.install) return install(context, shell);
    context.print(shell.script());
    return exit_done;
}

}  // namespace

std::string completion_file(Context& context, std::string_view shell) {
    return file_of(context, read_shell(std::string(shell))).string();
}

void add_completion(Program& program) {
    program.add<CompletionOptions>(
        {.name = "completion",
         .summary = "let Tab complete what you type",
         .group = Group::also,
         .synopsis = "bash|zsh|fish [--install]",
         .description =
             "Prints the script that makes the Tab key complete commands, options and their "
             "values: projects, tags, people, ids with their text, dates, settings. It is the one "
             "that packages install.\n\n"
             "With --install it is written where the shell looks for the scripts of one user, and "
             "what is left to do is told. Completion only reads the record, and stays silent when "
             "anything is wrong.",
         .examples = {{"trail completion fish --install", "from the next shell on"},
                      {"source <(trail completion bash)", "in this shell only"}}},
        declare, run);
}

}  // namespace trail::cli
