// What `trail doctor --fix` puts right by itself.
#include "cli/checks/mending.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/checks/record_modes.hpp"
#include "cli/hooks/hook_places.hpp"
#include "cli/hooks/hook_states.hpp"
#include "cli/shell_word.hpp"
#include "cli/waiting/draining.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/external/hook_plan.hpp"
#include "trail/system/machine.hpp"
#include "trail/system/tidying.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;
namespace hooks = external::hooks;

constexpr std::chrono::minutes at_work_no_more{60};

std::string shown(Context& context, const fs::path& path) {
    return shell_word(system::shown_path(path.string(), context.directories().home));
}

void add_modes(Context& context, std::vector<Repair>& all) {
    auto wrong = open_folders(context);
    std::ranges::move(wrong_files(context), std::back_inserter(wrong));
    for (const auto& each : wrong) {
        if (!each.is_ours || fs::is_symlink(each.path)) continue;
        const auto mode = static_cast<unsigned>(each.wanted & fs::perms::all);
        all.push_back({"permissions", fmt::format("chmod {:o} {}", mode, shown(context, each.path)),
                       [each] { system::set_mode(each.path, each.wanted); }});
    }
}

void add_unfinished(Context& context, std::vector<Repair>& all) {
    for (const auto& file : unfinished_files(context)) {
        all.push_back({"unfinished", fmt::format("rm {}", shown(context, file)),
                       [file] { system::remove_durably(file); }});
    }
}

// Only where nobody else gets the file, and nothing has to be asked.
void add_hooks(Context& context, std::vector<Repair>& all) {
    if (!context.store().exists() || !external::git_version(context.processes())) return;
    for (const auto& repository : known_repositories(context)) {
        const auto state = hook_state(context, repository);
        if (!state.health.is_broken || !state.is_readable) continue;
        const auto found = hooks::look(context.processes(), repository);
        if (found.place != hooks::Place::own) continue;
        auto plan =
            installation(found, {.program = system::running_program(context.environment())});
        if (plan.paste || plan.changes.empty()) continue;
        all.push_back({"git hooks", hook_command(context, "install", repository),
                       [&context, plan] { carry_out(context.processes(), plan); }});
    }
}

// What a note lacked may be there by now, and a later trail may know what this one did not.
void take_again(Context& context, const store::Spool& spool) {
    for (const auto& note : spool.refused()) spool.accept_again(note);
    context.write_what_waits();
    if (!spool.refused().empty()) throw Error(Failure::data, "still of no use; hook.log says why");
}

void add_notes(Context& context, std::vector<Repair>& all) {
    for (const auto& spool : spools(context)) {
        const auto notes = spool.refused();
        if (notes.empty()) continue;
        all.push_back({"outbox",
                       fmt::format("mv {}/*.json {}", shown(context, notes.front().parent_path()),
                                   shown(context, spool.directory())),
                       [&context, spool] { take_again(context, spool); }});
    }
}

Finding done(const Repair& repair) {
    return {repair.check, Result::mended, repair.what, {}, "put right"};
}

}  // namespace

std::vector<fs::path> unfinished_files(Context& context) {
    const fs::path state = context.directories().state;
    std::vector<fs::path> folders{record_folder(context), state, state / "outbox",
                                  context.directories().config};
    std::error_code ignored;
    for (const auto& spool : fs::directory_iterator(state / "spool", ignored))
        folders.push_back(spool.path());
    std::vector<fs::path> all;
    for (const auto& folder : folders)
        std::ranges::move(system::unfinished_files(folder, at_work_no_more),
                          std::back_inserter(all));
    return all;
}

std::vector<Repair> repairs(Context& context) {
    std::vector<Repair> all;
    add_modes(context, all);
    add_unfinished(context, all);
    add_hooks(context, all);
    add_notes(context, all);
    return all;
}

Findings mend(Context& context) {
    Findings findings;
    for (const auto& repair : repairs(context)) {
        if (context.options().dry_run) {
            findings.push_back(
                {repair.check, Result::info, "would be mended", repair.what, "can be put right"});
            continue;
        }
        try {
            repair.act();
            findings.push_back(done(repair));
        } catch (const Error& error) {
            findings.push_back(
                {repair.check, Result::error, error.what(), repair.what, "cannot be put right"});
        }
    }
    return findings;
}

}  // namespace trail::cli
