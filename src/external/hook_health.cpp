// Whether commits of a repository are logged, and what is in the way.
#include "external/hook_health.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "external/hook_removal.hpp"
#include "trail/external/hooks.hpp"

namespace trail::external::hooks {
namespace {

// What is known of one event.
struct State {
    bool is_logged = false;
    bool is_there = false;  // where git looks, whether it works or not
    std::string file{};
    std::string problem{};
    std::string fix{};
};

State config_state(const Found& found, const ConfigHook& hook) {
    if (!hook.has_event && !hook.command) return {};
    State state{.is_there = true, .problem = config_problem(found, hook)};
    state.is_logged = hook.has_event && hook.command && hook.is_enabled &&
                      knows_config_hooks(found.git) &&
                      hook.command->find("trail") != std::string::npos;
    return state;
}

// pre-commit goes on calling the hook it moved aside.
bool is_called_by_manager(const Found& found, const HookFile& file, const Stray& stray) {
    return found.manager == Manager::pre_commit && file.occupant == Occupant::shell &&
           stray.path == file.path.string() + ".legacy";
}

State stray_state(const Found& found, const HookFile& file) {
    for (const auto& stray : file.strays) {
        if (is_called_by_manager(found, file, stray)) {
            return {.is_logged = true, .is_there = true, .file = stray.path.filename().string()};
        }
    }
    const auto& stray = file.strays.front();
    if (stray.path.parent_path() == file.path.parent_path()) {
        return {.problem = fmt::format("another program moved the block to {}",
                                       stray.path.filename().string())};
    }
    return {.problem = fmt::format("git takes hooks from {}, the block is in {}",
                                   shown(found, found.hooks), shown(found, stray.path))};
}

State block_state(const Found& found, const HookFile& file, const Reading& reading) {
    const auto what = file.path.filename().string();
    const bool is_run = found.place == Place::husky || file.is_executable;
    State state{.is_logged = is_run && reading.condition != Condition::damaged,
                .is_there = true,
                .file = what};
    if (file.occupant != Occupant::shell) {
        state.is_logged = false;
        state.problem = fmt::format("{} is no shell script any more", what);
    } else if (!is_run) {
        state.problem = fmt::format("{} is not executable, so git ignores it", what);
    } else if (reading.condition == Condition::damaged) {
        state.problem = fmt::format("the block in {} is damaged", what);
    } else if (reading.condition == Condition::outdated) {
        state.problem = fmt::format("the block in {} is outdated", what);
    } else if (file.is_program_gone) {
        state.problem = fmt::format("{} names a program that is gone: {}", what, reading.program);
    }
    return state;
}

State pasted_state(const Found& found, const HookFile& file) {
    State state{.is_there = true, .file = found.manager_file};
    state.is_logged = file.occupant != Occupant::nothing && file.is_executable;
    if (state.is_logged) return state;
    const auto event = name(file.event);
    state.problem =
        fmt::format("{} names trail, but there is no {} hook", found.manager_file, event);
    state.fix = found.manager == Manager::lefthook
                    ? "lefthook install"
                    : fmt::format("pre-commit install --hook-type {}", event);
    return state;
}

State file_state(const Found& found, const HookFile& file) {
    const auto reading = read(file.content, file.event);
    if (reading.condition != Condition::absent) return block_state(found, file, reading);
    if (std::ranges::find(found.pasted, file.event) != found.pasted.end())
        return pasted_state(found, file);
    if (file.has_saved && file.occupant == Occupant::nothing) {
        const auto what = file.path.filename().string();
        return {.problem = fmt::format("{} is gone, and the hook it called is still in {}{}", what,
                                       what, saved_ending)};
    }
    return file.strays.empty() ? State{} : stray_state(found, file);
}

bool is_logged_by_file(const Found& found, Event event) {
    return std::ranges::any_of(found.files, [&](const HookFile& file) {
        return file.event == event && file_state(found, file).is_logged;
    });
}

void add(Health& health, const State& state, Event event, Method method) {
    if (state.is_there && (!health.method || method == Method::config)) health.method = method;
    if (state.is_there && health.file.empty()) health.file = state.file;
    const bool is_new = std::ranges::find(health.events, event) == health.events.end();
    if (state.is_logged && is_new) health.events.push_back(event);
    if (!health.problem.empty() || state.problem.empty()) return;
    health.problem = state.problem;
    health.fix = state.fix;
}

std::string reason_of_absence(const Found& found) {
    if (found.hooks_path.empty()) return "commits are not logged";
    return fmt::format("core.hooksPath is {}", found.hooks_path);
}

}  // namespace

std::string config_problem(const Found& found, const ConfigHook& hook) {
    const auto key = section(hook.event);
    // Git ends with an error when a hook has an event and no command.
    if (hook.has_event && !hook.command)
        return fmt::format("{} has no command, which git refuses", key);
    if (!hook.has_event) return fmt::format("{}.event is not {}", key, name(hook.event));
    if (!hook.is_enabled) return fmt::format("{}.enabled is false", key);
    if (!knows_config_hooks(found.git))
        return fmt::format("git {} takes no hooks from its configuration", found.git);
    if (hook.command != command(hook.event, program_in(*hook.command)))
        return fmt::format("{}.command is outdated", key);
    if (hook.is_program_gone) {
        return fmt::format("{}.command names a program that is gone: {}", key,
                           program_in(*hook.command));
    }
    return {};
}

bool is_well(const Found& found, const HookFile& file) {
    const auto state = file_state(found, file);
    return state.is_logged && state.problem.empty();
}

Health health(const Found& found) {
    Health health;
    for (const auto& hook : found.config) {
        // What an old git passes over does no harm beside a hook file.
        if (knows_config_hooks(found.git) || !is_logged_by_file(found, hook.event))
            add(health, config_state(found, hook), hook.event, Method::config);
    }
    for (const auto& file : found.files)
        add(health, file_state(found, file), file.event, Method::file);
    health.is_broken = !health.problem.empty();
    if (health.is_broken) return health;
    const bool has_commits =
        std::ranges::find(health.events, Event::post_commit) != health.events.end();
    if (health.events.empty()) {
        health.problem = reason_of_absence(found);
    } else if (!has_commits) {
        health.problem = "only rewritten commits are followed, new ones are not logged";
        health.is_broken = true;
    }
    return health;
}

}  // namespace trail::external::hooks
