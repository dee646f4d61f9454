// The git hooks of a repository as they are found: where git takes them from, what is in them, and
// whether commits are logged.
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

// "post-commit"; the event of that name.
std::string_view name(Event event);
std::optional<Event> event_named(std::string_view name);

// The part of the configuration that an event has, "hook.trail-commit".
std::string_view section(Event event);

enum class Method { config, file };
std::string_view name(Method method);

// Whether hooks in its configuration are something this git knows: "2.54.0" and later.
bool knows_config_hooks(std::string_view git_version);

// Programs that write hook files of their own.
enum class Manager { none, husky, lefthook, pre_commit };
std::string_view name(Manager manager);

// Whose the directory is that git takes hook files from.
enum class Place {
    own,        // in the git directory: nobody else gets them
    worktree,   // among the files of the repository, which others get too
    husky,      // as `worktree`, and husky calls the files in the directory above it
    elsewhere,  // outside of the repository: other repositories use it too
    nowhere,    // no directory, as core.hooksPath=/dev/null makes it
};

enum class Occupant {
    nothing,
    shell,     // a script that a POSIX shell reads
    other,     // any other program
    link,      // a symbolic link, wherever it leads
    unusable,  // a directory or worse
};

// A file that still holds our lines although git does not run it.
struct Stray {
    system::Path path;
    std::string content;

    bool operator==(const Stray&) const = default;
};

struct HookFile {
    Event event = Event::post_commit;
    system::Path path;  // what git runs, or husky
    Occupant occupant = Occupant::nothing;
    std::string content;  // of a shell script
    bool is_executable = false;
    bool is_tracked = false;
    bool has_saved = false;  // the hook that was there before lies beside it
    std::vector<Stray> strays;

    bool operator==(const HookFile&) const = default;
};

// What the configuration says of one event, over all its files.
struct ConfigHook {
    Event event = Event::post_commit;
    bool has_event = false;
    std::optional<std::string> command;
    bool is_enabled = true;
    std::string scope;           // "local", "global", "system": where the command stands
    bool is_in_reach = false;    // something of it stands where we would write
    bool is_off_in_reach = false;

    bool operator==(const ConfigHook&) const = default;
};

// Everything a plan goes by.
struct Found {
    std::string git;  // its version
    std::string directory;  // where git is started; empty for what all repositories share
    std::string worktree;
    system::Path hooks;        // the directory git takes hook files from
    std::string hooks_path;    // core.hooksPath as it was set, if it was
    bool is_hooks_path_global = false;
    Place place = Place::own;
    Manager manager = Manager::none;
    std::string manager_file;      // "lefthook.yml"
    std::vector<Event> pasted;     // events for which that file starts trail
    std::vector<HookFile> files;    // one for each event
    std::vector<ConfigHook> config;  // likewise

    bool operator==(const Found&) const = default;
};

// Throws Error{unavailable} when git is missing or refuses the repository, Error{io} for a file
// that cannot be read.
Found look(system::Processes& processes, const Repository& repository);

// The same for the configuration and the directory of hooks that all repositories of the user
// share.
Found look_global(system::Processes& processes);

// How it stands with a repository.
struct Health {
    std::optional<Method> method;  // none: commits are not logged
    std::vector<Event> events;     // that are
    std::string file;              // which holds our lines: "post-commit", "lefthook.yml"
    std::string problem;           // empty when all is well
    bool is_broken = false;        // it was installed, and something is wrong with it now
    std::string fix;               // instead of installing again, for what trail cannot mend

    bool operator==(const Health&) const = default;
};
Health health(const Found& found);

}  // namespace trail::external::hooks
