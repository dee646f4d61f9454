// `trail hook uninstall`: takes the hooks out again, byte for byte.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/hooks/hook_places.hpp"
#include "cli/hooks/hook_work.hpp"
#include "trail/error.hpp"

namespace trail::cli {
namespace {

namespace hooks = external::hooks;

struct UninstallOptions {
    HookPlaces places;
    bool global = false;
};

void declare(Declaration& declaration, UninstallOptions& options) {
    declare_places(declaration, options.places);
    declaration.flag("", "global", options.global, "what was installed with --global");
}

std::vector<HookWork> works_for(Context& context, const UninstallOptions& options,
                                FoundPlaces& places) {
    return options.global ? work_for_all(context, hooks::removal)
                          : works_for(context, places, hooks::removal);
}

// Commits may go on being logged by what was installed for all repositories.
bool is_global_there(Context& context) {
    return hooks::health(hooks::look_global(context.processes())).method.has_value();
}

// Of what was passed over nobody knows what is there.
void tell_nothing(Context& context, const UninstallOptions& options, bool is_complete) {
    if (context.options().quiet) return;
    if (!options.global && is_global_there(context)) {
        context.print(
            "Nothing to do here; it is installed for all repositories: trail hook "
            "uninstall --global\n");
    } else {
        context.print(is_complete ? "Nothing to do: no hook of trail is there.\n"
                                  : "Nothing to do elsewhere: no hook of trail is there.\n");
    }
}

int run(Context& context, const UninstallOptions& options) {
    if (options.global && names_places(context, options.places)) {
        throw Error(Failure::usage, "--global is for every repository, so it takes no directory",
                    "trail hook uninstall --global");
    }
    auto places = options.global ? FoundPlaces{} : find_places(context, options.places);
    auto works = works_for(context, options, places);
    const int code = places.is_complete ? exit_done : exit_no;
    if (works.empty()) return code;
    tell_remarks(context, works);
    if (!has_changes(works)) {
        tell_nothing(context, options, places.is_complete);
        return code;
    }
    const auto consent = ask_about(context, works);
    if (consent != Consent::yes) return consent == Consent::no ? exit_no : code;
    const bool is_whole = carry_out(context, works);
    if (!works.empty() && !context.options().quiet)
        context.print("Uninstalled: what was there before is back.\n");
    return is_whole ? code : exit_no;
}

}  // namespace

void add_hook_uninstall(Program& program) {
    program.add<UninstallOptions>(
        {.name = "hook uninstall",
         .summary = "take the hooks out again",
         .group = Group::setup,
         .synopsis = "[DIR...] [--global]",
         .description =
             "Takes out everything that trail hook install put in, wherever other programs have "
             "moved it since: hook files are as they were, byte for byte, and what others have "
             "added around trail's lines stays. What will be changed is shown first and asked "
             "about. Entries that were logged stay in the record.",
         .examples = {{"trail hook uninstall", "the repository you stand in"},
                      {"trail hook uninstall --dry-run", "look first"}}},
        declare, run);
}

}  // namespace trail::cli
