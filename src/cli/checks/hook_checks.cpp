// Whether the commits of the repositories that trail knows are logged.
#include <fmt/format.h>

#include <algorithm>

#include "cli/checks/checks.hpp"
#include "cli/hooks/hook_places.hpp"
#include "cli/hooks/hook_states.hpp"
#include "trail/external/git.hpp"

namespace trail::cli {
namespace {

std::vector<external::Repository> all_repositories(Context& context) {
    auto all = known_repositories(context);
    const auto here = external::repository_at(context.directory());
    const auto is_here = [&](const external::Repository& other) {
        return other.common == here->common;
    };
    if (here && std::ranges::none_of(all, is_here)) all.push_back(*here);
    return all;
}

Finding broken(const HookState& state) {
    return {"git hooks", Result::error,
            fmt::format("{}: {}", state.repository.name, state.health.problem), state.fix,
            "a hook is damaged or in the wrong place"};
}

Finding counted(const std::vector<HookState>& states) {
    const auto is_missing = [](const HookState& state) { return state.health.events.empty(); };
    const auto missing = std::ranges::count_if(states, is_missing);
    const auto all = std::ssize(states);
    const auto message =
        fmt::format("{} of {} {}", all - missing, all, all == 1 ? "repository" : "repositories");
    if (missing == 0) return {"git hooks", Result::ok, message, {}};
    const auto first = std::ranges::find_if(states, is_missing);
    return {"git hooks", Result::info,
            fmt::format("{}; commits of {} are not logged", message, first->repository.name),
            first->fix, message};
}

}  // namespace

// Where git is missing, another check tells it.
Findings check_hooks(Context& context) {
    const auto repositories = all_repositories(context);
    if (repositories.empty() || !external::git_version(context.processes())) return {};
    std::vector<HookState> states;
    for (const auto& repository : repositories) states.push_back(hook_state(context, repository));
    Findings findings;
    for (const auto& state : states) {
        if (state.health.is_broken) findings.push_back(broken(state));
    }
    if (findings.empty()) findings.push_back(counted(states));
    return findings;
}

}  // namespace trail::cli
