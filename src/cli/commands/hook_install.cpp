// `trail hook install`: git logs the commits of a repository from now on.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "cli/command.hpp"
#include "cli/commands.hpp"
#include "cli/hooks/hook_places.hpp"
#include "cli/hooks/hook_work.hpp"
#include "cli/suggestion.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/hook_snippets.hpp"
#include "trail/store/repositories.hpp"
#include "trail/system/machine.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

namespace hooks = external::hooks;
using external::Repository;

struct InstallOptions {
    HookPlaces places;
    bool global = false;
    std::optional<std::string> print;
    std::optional<std::string> events;
    std::optional<std::string> method;
};

struct Printable {
    std::string_view name;
    hooks::Manager manager;
};
constexpr std::array printables{Printable{"pre-commit", hooks::Manager::pre_commit},
                                Printable{"lefthook", hooks::Manager::lefthook},
                                Printable{"husky", hooks::Manager::husky},
                                Printable{"sh", hooks::Manager::none}};

void declare(Declaration& declaration, InstallOptions& options) {
    declare_places(declaration, options.places);
    declaration.flag("", "global", options.global, "for every repository of yours at once");
    declaration.option("", "events", "post-commit|post-rewrite", options.events,
                       "only this one; both as without it, or separated by a comma");
    declaration.option("", "method", "M", options.method, "the best there is, or",
                       {"config", "file"});
    declaration.options.push_back({.letter = {},
                                   .name = "print",
                                   .value = "pre-commit|lefthook|husky|sh",
                                   .help = "only print what to paste there, or into a shell script",
                                   .target = &options.print,
                                   .value_optional = true});
}

std::vector<hooks::Event> wanted_events(const InstallOptions& options) {
    if (!options.events) return {hooks::events.begin(), hooks::events.end()};
    const std::vector<std::string> names{std::string(name(hooks::Event::post_commit)),
                                         std::string(name(hooks::Event::post_rewrite))};
    std::vector<hooks::Event> events;
    for (std::string_view rest = *options.events;;) {
        const auto comma = rest.find(',');
        const auto word = rest.substr(0, comma);
        const auto known = std::ranges::find(names, word);
        if (known == names.end()) {
            throw Error(Failure::usage,
                        fmt::format("--events knows post-commit and post-rewrite, not \"{}\"",
                                    text::for_terminal_line(word)),
                        did_you_mean(word, names, "trail hook install -h"));
        }
        const auto event = hooks::events.at(static_cast<std::size_t>(known - names.begin()));
        if (std::ranges::find(events, event) == events.end()) events.push_back(event);
        if (comma == std::string_view::npos) return events;
        rest.remove_prefix(comma + 1);
    }
}

// A path with a newline cannot stand in a script; PATH has to do then.
std::string program(Context& context) {
    auto path = system::running_program(context.environment());
    return path.find_first_of("\r\n") == std::string::npos ? path : std::string();
}

hooks::Wanted wanted(Context& context, const InstallOptions& options) {
    hooks::Wanted wanted{.events = wanted_events(options), .program = program(context)};
    if (options.method)
        wanted.method = options.method == "file" ? hooks::Method::file : hooks::Method::config;
    return wanted;
}

hooks::Manager manager_here(Context& context) {
    const auto repository = external::repository_at(context.directory());
    if (!repository) return hooks::Manager::none;
    return hooks::look(context.processes(), *repository).manager;
}

// "--print sh" is as good as "--print=sh": there is no other use for the word.
int print_snippet(Context& context, const InstallOptions& options) {
    auto what = *options.print;
    if (what.empty() && !options.places.directories.empty())
        what = options.places.directories.front();
    auto manager = hooks::Manager::none;
    if (what.empty()) {
        manager = manager_here(context);
    } else {
        const auto known = std::ranges::find(printables, what, &Printable::name);
        if (known == printables.end()) {
            throw Error(Failure::usage,
                        fmt::format("--print knows pre-commit, lefthook, husky and sh, not \"{}\"",
                                    text::for_terminal_line(what)),
                        "trail hook install --print=sh");
        }
        manager = known->manager;
    }
    context.print(hooks::snippet(manager, wanted_events(options)));
    return exit_done;
}

std::vector<HookWork> works_for(Context& context, const InstallOptions& options,
                                FoundPlaces& places) {
    const auto how = wanted(context, options);
    const auto plan = [&](const hooks::Found& found) { return installation(found, how); };
    return options.global ? work_for_all(context, plan) : works_for(context, places, plan);
}

// Their files are the only ones that these programs leave alone.
bool tell_what_to_paste(Context& context, const InstallOptions& options,
                        const std::vector<HookWork>& works) {
    bool told = false;
    for (const auto& work : works) {
        if (!work.plan.paste) continue;
        const auto manager = *work.plan.paste;
        context.streams().err(fmt::format(
            "{} writes the hooks of {} anew at times, so this belongs into its own file.\n"
            "Paste into {}\n",
            name(manager), text::for_terminal_line(shown_place(context, *work.repository)),
            work.plan.paste_into));
        context.print(hooks::snippet(manager, wanted_events(options)));
        told = true;
    }
    return told;
}

// A hook has no time to ask git which repository it is in. Without a commit nobody knows yet.
void remember(Context& context, const Repository& repository) {
    const auto& record = context.store().record();
    if (store::repositories::identity_at(record, repository.common)) return;
    if (!external::resolve(context.processes(), repository, "HEAD")) return;
    auto identity = external::identity(context.processes(), repository);
    if (identity.empty()) identity = repository.common;
    context.store().change("hook install", [&](store::Change& change) {
        store::repositories::remember(change, repository.common, identity, repository.name);
    });
}

bool is_here(Context& context, const Repository& repository) {
    const auto here = external::repository_at(context.directory());
    return here && here->common == repository.common;
}

std::string whose_commits(Context& context, const std::vector<HookWork>& works) {
    if (!works.front().repository) return "commits you make anywhere are logged";
    if (works.size() > 1)
        return fmt::format("commits you make in {} repositories are logged", works.size());
    const auto& repository = *works.front().repository;
    if (!is_here(context, repository)) {
        return fmt::format("commits you make in {} are logged",
                           text::for_terminal_line(shown_place(context, repository)));
    }
    const auto project = context.default_project();
    return project ? fmt::format("commits you make here are logged to project \"{}\"",
                                 text::for_terminal_line(*project))
                   : std::string("commits you make here are logged");
}

void tell_done(Context& context, const std::vector<HookWork>& works, bool was_there) {
    if (context.options().quiet) return;
    const auto what = whose_commits(context, works);
    if (was_there) {
        context.print(fmt::format("Nothing to do: {} already.\n", what));
    } else {
        context.print(fmt::format("Installed: {}.   Try: git commit; trail\n", what));
    }
}

int run(Context& context, const InstallOptions& options) {
    if (options.print) return print_snippet(context, options);
    if (options.global && names_places(context, options.places)) {
        throw Error(Failure::usage, "--global is for every repository, so it takes no directory",
                    "trail hook install --global");
    }
    auto places = options.global ? FoundPlaces{}
                                 : find_places(context, options.places, "trail hook install -h");
    auto works = works_for(context, options, places);
    const bool pasted = tell_what_to_paste(context, options, works);
    std::erase_if(works, [](const HookWork& work) { return work.plan.paste.has_value(); });
    const int code = pasted || !places.is_complete ? exit_no : exit_done;
    if (works.empty()) return code;
    tell_remarks(context, works);
    const bool is_new = has_changes(works);
    if (is_new) {
        const auto consent = ask_about(context, works);
        if (consent != Consent::yes) return consent == Consent::no ? exit_no : code;
    }
    for (const auto& work : works) {
        if (work.repository && !context.options().dry_run) remember(context, *work.repository);
    }
    const bool is_whole = carry_out(context, works);
    if (!works.empty()) tell_done(context, works, !is_new);
    return is_whole ? code : exit_no;
}

}  // namespace

void add_hook_install(Program& program) {
    program.add<InstallOptions>(
        {.name = "hook install",
         .summary = "log the commits of a repository",
         .group = Group::setup,
         .synopsis = "[DIR...] [--global] [--events LIST] [--method config|file] [--print[=FOR]]",
         .description =
             "From then on git hands every commit you make to trail, and tells it when commits are "
             "amended or rebased. What will be changed is shown first and asked about; --yes "
             "answers that, --dry-run stops there. Installing again mends what is outdated or "
             "damaged and changes nothing else.\n\n"
             "Git 2.54 and later take hooks from their configuration, beside any other hooks; "
             "--global sets them for every repository. For older git, and with --method file, a "
             "marked block goes into the hook files, in the directory that core.hooksPath names, "
             "if it is set. A hook that is there keeps working: a shell script goes on below the "
             "block, anything else becomes NAME.trail-saved and is called. With husky one line "
             "goes into .husky. For lefthook and pre-commit trail prints what to paste (exit code "
             "1), because they write hook files anew.\n\n"
             "A hook never fails, prints or delays a commit. The steps of a rebase start nothing: "
             "its end tells of all of them. When trail is gone nothing happens, and TRAIL_HOOK=0 "
             "leaves a commit out. Several repositories are named as words or with -C.",
         .examples = {{"trail hook install", "the repository you stand in"},
                      {"trail hook install ~/src/*", "many at once"},
                      {"trail hook install --global", "every repository, with git 2.54"},
                      {"trail hook install --print=lefthook", "what to paste"}}},
        declare, run);
}

}  // namespace trail::cli
