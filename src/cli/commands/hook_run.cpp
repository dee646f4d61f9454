// `trail hook run`: what git calls; the door in run.cpp takes it before any option is read.
#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/hooks/hook.hpp"

namespace trail::cli {
namespace {

struct HookRunOptions {
    std::vector<std::string> arguments;
};

void declare(Declaration& declaration, HookRunOptions& options) {
    declaration.all_words("EVENT", options.arguments,
                          "post-commit or post-rewrite, and what git "
                          "gives the hook with it");
}

int run(Context& context, const HookRunOptions& options) {
    run_hook(context, options.arguments);
    return exit_done;
}

}  // namespace

void add_hook_run(Program& program) {
    program.add<HookRunOptions>(
        {.name = "hook run",
         .summary = "log what git just did; for hooks only",
         .group = Group::setup,
         .synopsis = "EVENT [ARGS...]",
         .description =
             "Reads the commit that was just made, or from standard input what a rewriting made "
             "of commits, and writes it into the record: one entry for each change, moved along "
             "when git amends, rebases, squashes or copies it.\n\n"
             "It prints nothing and its exit code is always 0. When the record cannot be written "
             "within 300 ms, what happened waits in the state directory and goes into the record "
             "with the next command that can write it; trail doctor shows what waits and why. "
             "What went wrong stands in hook.log there.\n\n"
             "TRAIL_HOOK=0 switches it off once. Where CI is set it does nothing, unless the "
             "setting hook.in_ci is true.",
         .examples = {{"trail hook run post-commit", "what a post-commit hook calls"}}},
        declare, run);
}

}  // namespace trail::cli
