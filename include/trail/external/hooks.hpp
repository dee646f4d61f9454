// The git hooks of a repository as they are found, and whether its commits are logged.
//
// Sources: githooks(5), git-config(1) core.hooksPath and hook.*, git-hook(1) of git 2.54.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trail/external/repository.hpp"
#include "trail/system/files.hpp"
#include "trail/system/process.hpp"

namespace trail::external::hooks {

enum class Event { post_commit, post_rewrite };
inline constexpr std::array events{Event::post_commit, Event::post_rewrite};
std::string_view name(Event event);  // "post-commit"

// The part of git's configuration that is ours for an event: "hook.trail-commit".
std::string_view section(Event event);

enum class Method { config, file };
std::string_view name(Method method);

// Whether this version of git, "2.54.0" or later, takes hooks from its configuration.
bool knows_config_hooks(std::string_view git_version);
std::string short_version(std::string_view git_version);  // "2.54"

// Programs that write hook files of their own.
enum class Manager { none, husky, lefthook, pre_commit };
std::string_view name(Manager manager);  // "pre-commit"

// Whose the directory is that git takes hook files from.
enum class Place {
    own,        // in the git directory: nobody else gets them
    worktree,   // among the files of the repository, which others get too
    husky,      // as `worktree`; husky runs the files in the directory above it
    elsewhere,  // outside of the repository: others may use it too
    nowhere,    // no directory, as after core.hooksPath=/dev/null
};

enum class Occupant {
    nothing,
    shell,     // a script that a POSIX shell reads
    other,     // any other program
    link,      // a symbolic link, wherever it leads
    unusable,  // a directory or worse
};

// A file with lines of ours that git does not run.
struct Stray {
    system::Path path{};
    std::string content{};

    bool operator==(const Stray&) const = default;
};

struct HookFile {
    Event event = Event::post_commit;
    system::Path path{};  // what git runs, or husky
    Occupant occupant = Occupant::nothing;
    std::string content{};  // of a shell script
    bool is_executable = false;
    bool is_tracked = false;
    bool has_saved = false;        // the hook that was there before us lies beside it
    bool is_program_gone = false;  // the program that our lines name
    std::vector<Stray> strays{};

    bool operator==(const HookFile&) const = default;
};

// What git's configuration says of one event, over all its files.
struct ConfigHook {
    Event event = Event::post_commit;
    bool has_event = false;
    std::optional<std::string> command{};
    bool is_enabled = true;
    bool is_program_gone = false;
    bool is_within_reach = false;  // some of it stands in the file that a plan would change

    bool operator==(const ConfigHook&) const = default;
};

// Everything a plan goes by.
struct Found {
    std::string git{};  // its version
    std::string
        directory{};  // where git is started; empty for what all repositories have in common
    system::Path worktree{};
    system::Path hooks{};      // the directory git takes hook files from; may be empty
    std::string hooks_path{};  // core.hooksPath as it is set, if it is
    bool is_hooks_path_global = false;
    Place place = Place::own;
    Manager manager = Manager::none;
    std::string manager_file{};        // "lefthook.yml"
    std::vector<Event> pasted{};       // events for which that file starts trail
    std::vector<HookFile> files{};     // of each event; of none without a directory
    std::vector<ConfigHook> config{};  // of each event

    bool operator==(const Found&) const = default;
};

// Throws Error{unavailable} when git is missing or refuses the repository, Error{io} for a file
// that cannot be read.
Found look(system::Processes& processes, const Repository& repository);

// The same for the user's own configuration, and the directory of hooks that it may name.
Found look_global(system::Processes& processes);

struct Health {
    std::optional<Method> method{};  // none: nothing of trail is where git looks
    std::vector<Event> events{};     // that are logged
    std::string file{};              // which holds our lines: "post-commit", "lefthook.yml"
    std::string problem{};           // empty when all is well
    bool is_broken = false;          // it was installed, and something is wrong with it now
    std::string fix{};               // the command of another program, when only that one helps

    bool operator==(const Health&) const = default;
};
Health health(const Found& found);

}  // namespace trail::external::hooks
