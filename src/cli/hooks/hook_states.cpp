// How it stands with the hooks of repositories.
#include "cli/hooks/hook_states.hpp"

#include <algorithm>
#include <tuple>

#include "cli/hooks/hook_places.hpp"
#include "trail/error.hpp"
#include "trail/external/git.hpp"
#include "trail/store/repositories.hpp"

namespace trail::cli {
namespace {

namespace hooks = external::hooks;

std::optional<time::Instant> last_commit(Context& context, const external::Repository& repository) {
    const auto& record = context.store().record();
    const auto identity = store::repositories::identity_at(record, repository.common);
    if (!identity) return std::nullopt;
    return store::repositories::last_commit(record, *identity);
}

void look(Context& context, HookState& state) {
    try {
        const auto found = hooks::look(context.processes(), state.repository);
        state.git = found.git;
        state.health = hooks::health(found);
        state.fix = state.health.fix;
    } catch (const Error& error) {
        if (!external::git_version(context.processes())) throw;
        state.health = {.problem = error.what(), .is_broken = true};
        state.is_readable = false;
        state.fix = error.hint();
    }
}

}  // namespace

HookState hook_state(Context& context, const external::Repository& repository) {
    HookState state{.repository = repository,
                    .git = {},
                    .is_readable = true,
                    .health = {},
                    .fix = {},
                    .last_commit = {}};
    look(context, state);
    if (state.health.problem.empty()) {
        state.fix.clear();
    } else if (state.fix.empty()) {
        state.fix = hook_command(context, "install", repository);
    }
    state.last_commit = last_commit(context, repository);
    return state;
}

std::vector<external::Repository> known_repositories(Context& context) {
    std::vector<external::Repository> found;
    for (const auto& checkout : store::repositories::checkouts(context.store().record())) {
        auto repository = external::repository_at(checkout.directory);
        if (!repository || repository->common != checkout.directory) continue;
        found.push_back(*std::move(repository));
    }
    // The record may know several under one name: those that began with the same commit.
    std::ranges::sort(found, {}, [](const external::Repository& repository) {
        return std::tie(repository.name, repository.common);
    });
    return found;
}

}  // namespace trail::cli
