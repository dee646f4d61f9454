// The repositories that a hook command is about.
#include "cli/hooks/hook_places.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/shell_word.hpp"
#include "trail/error.hpp"
#include "trail/system/files.hpp"
#include "trail/text/escape.hpp"

namespace trail::cli {
namespace {

using external::Repository;

const std::string& place_of(const Repository& repository) {
    return repository.worktree.empty() ? repository.directory : repository.worktree;
}

Repository repository_in(Context& context, const system::Path& directory,
                         const std::string& instead) {
    std::error_code unreachable;
    if (!std::filesystem::is_directory(directory, unreachable)) {
        throw Error(Failure::usage, fmt::format("no directory \"{}\"", directory.string()), "ls");
    }
    if (auto found = external::repository_at(directory)) return *std::move(found);
    const auto shown = system::shown_path(directory.string(), context.directories().home);
    throw Error(Failure::unavailable, fmt::format("not a git repository: {}", shown), instead);
}

}  // namespace

void declare_places(Declaration& declaration, HookPlaces& places) {
    declaration.all_words("DIR", places.directories, "repositories instead of this one");
}

bool names_places(Context& context, const HookPlaces& places) {
    return !places.directories.empty() || !context.options().directories.empty();
}

FoundPlaces find_places(Context& context, const HookPlaces& places, const std::string& instead) {
    FoundPlaces found;
    if (!names_places(context, places)) {
        found.repositories.push_back(repository_in(context, context.directory(), instead));
        return found;
    }
    auto named = context.options().directories;
    named.insert(named.end(), places.directories.begin(), places.directories.end());
    const auto here = system::current_directory();
    for (const auto& directory : named) {
        try {
            auto repository =
                repository_in(context, (here / directory).lexically_normal(), instead);
            const auto same = [&](const Repository& other) {
                return other.common == repository.common;
            };
            if (std::ranges::none_of(found.repositories, same))
                found.repositories.push_back(std::move(repository));
        } catch (const Error& error) {
            if (named.size() == 1) throw;
            context.warn(text::for_terminal_line(error.what()));
            found.is_complete = false;
        }
    }
    return found;
}

std::string shown_place(Context& context, const Repository& repository) {
    return system::shown_path(place_of(repository), context.directories().home);
}

std::string hook_command(Context& context, std::string_view verb, const Repository& repository) {
    const auto here = context.options().directories.empty()
                          ? external::repository_at(context.directory())
                          : std::nullopt;
    if (here && here->common == repository.common) return fmt::format("trail hook {}", verb);
    return fmt::format("trail hook {} -C {}", verb, shell_word(shown_place(context, repository)));
}

}  // namespace trail::cli
