// The git hooks of a repository as they are found.
#include "trail/external/hooks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "external/git_command.hpp"
#include "external/hook_files.hpp"
#include "external/hook_text.hpp"
#include "trail/external/git.hpp"
#include "trail/system/folder.hpp"

namespace trail::external::hooks {
namespace {

namespace fs = std::filesystem;

constexpr int first_major = 2;
constexpr int first_minor = 54;
constexpr std::array<std::string_view, 4> manager_names{"", "husky", "lefthook", "pre-commit"};

struct ManagerFile {
    Manager manager;
    std::string_view name;
};
constexpr std::array manager_files{
    ManagerFile{Manager::lefthook, "lefthook.yml"},
    ManagerFile{Manager::lefthook, "lefthook.yaml"},
    ManagerFile{Manager::lefthook, "lefthook.toml"},
    ManagerFile{Manager::lefthook, "lefthook.json"},
    ManagerFile{Manager::lefthook, ".lefthook.yml"},
    ManagerFile{Manager::lefthook, ".lefthook.yaml"},
    ManagerFile{Manager::lefthook, ".lefthook.toml"},
    ManagerFile{Manager::lefthook, ".lefthook.json"},
    ManagerFile{Manager::lefthook, ".config/lefthook.yml"},
    ManagerFile{Manager::lefthook, ".config/lefthook.yaml"},
    ManagerFile{Manager::pre_commit, ".pre-commit-config.yaml"},
};

// What only hooks of these programs say.
struct Trait {
    Manager manager;
    std::string_view text;
};
constexpr std::array traits{Trait{Manager::lefthook, "call_lefthook"},
                            Trait{Manager::pre_commit, "https://pre-commit.com"}};

// As `git_command`, with the hooks where the user has them.
system::Command plain_command(const std::string& directory, std::vector<std::string> arguments) {
    auto command = git_command(directory, std::move(arguments));
    const auto off = std::ranges::find(command.arguments, "core.hooksPath=/dev/null");
    if (off != command.arguments.end()) command.arguments.erase(off - 1, off + 1);
    return command;
}

std::string answer(system::Processes& processes, const std::string& directory,
                   std::vector<std::string> arguments) {
    const auto finished = processes.run(plain_command(directory, std::move(arguments)));
    if (finished.status != 0) throw git_failure(finished);
    const auto& text = finished.output;
    return text.ends_with('\n') ? text.substr(0, text.size() - 1) : text;
}

struct Setting {
    std::string scope{};
    std::string key{};
    std::optional<std::string> value{};
};

std::string_view field(std::string_view& rest) {
    const auto end = std::min(rest.find('\0'), rest.size());
    const auto found = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return found;
}

// What the configuration says of hooks, the most important last.
std::vector<Setting> settings(system::Processes& processes, const std::string& directory,
                              bool is_global) {
    std::vector<std::string> arguments{"config"};
    if (is_global) arguments.emplace_back("--global");
    for (const auto* argument : {"-z", "--show-scope", "--get-regexp",
                                 "^(core\\.hookspath|hook\\.trail-(commit|rewrite)\\..*)$"}) {
        arguments.emplace_back(argument);
    }
    const auto finished = processes.run(plain_command(directory, arguments));
    if (finished.status == 1) return {};
    if (finished.status != 0) throw git_failure(finished);
    std::vector<Setting> found;
    for (std::string_view rest = finished.output; !rest.empty();) {
        Setting setting{.scope = std::string(field(rest))};
        const auto pair = field(rest);
        const auto newline = std::min(pair.find('\n'), pair.size());
        setting.key = pair.substr(0, newline);
        if (newline < pair.size()) setting.value = pair.substr(newline + 1);
        found.push_back(std::move(setting));
    }
    return found;
}

bool is_true(const std::optional<std::string>& value) {
    constexpr std::array<std::string_view, 4> no{"false", "no", "off", "0"};
    return !value || (std::ranges::find(no, *value) == no.end() && !value->empty());
}

ConfigHook config_hook(Event event, const std::vector<Setting>& all, std::string_view reach) {
    ConfigHook hook{.event = event};
    for (const auto& setting : all) {
        const auto is = [&](std::string_view key) {
            return setting.key == fmt::format("{}.{}", section(event), key);
        };
        if (!setting.key.starts_with(fmt::format("{}.", section(event)))) continue;
        hook.is_within_reach = hook.is_within_reach || setting.scope == reach;
        if (is("command")) hook.command = setting.value.value_or("");
        // An empty event takes back those before it.
        if (is("event"))
            hook.has_event =
                setting.value == name(event) || (hook.has_event && setting.value != "");
        if (is("enabled")) hook.is_enabled = is_true(setting.value);
    }
    const auto program = program_in(hook.command.value_or(""));
    hook.is_program_gone = !program.empty() && !can_be_started(program);
    return hook;
}

void read_settings(Found& found, const std::vector<Setting>& all, std::string_view reach) {
    for (const auto event : events) found.config.push_back(config_hook(event, all, reach));
    for (const auto& setting : all) {
        if (setting.key != "core.hookspath") continue;
        found.hooks_path = setting.value.value_or("");
        found.is_hooks_path_global = setting.scope == "global";
    }
}

bool is_of_husky(const fs::path& hooks) {
    return hooks.filename() == "_" && hooks.parent_path().filename() == ".husky";
}

Place place_of(const fs::path& hooks, const Repository& repository) {
    std::error_code ignored;
    if (fs::exists(hooks, ignored) && !fs::is_directory(hooks, ignored)) return Place::nowhere;
    if (system::lies_in(hooks, repository.common) || system::lies_in(hooks, repository.directory))
        return Place::own;
    if (!system::lies_in(hooks, repository.worktree)) return Place::elsewhere;
    return is_of_husky(hooks) ? Place::husky : Place::worktree;
}

void find_manager(Found& found) {
    if (found.place == Place::husky) {
        found.manager = Manager::husky;
        return;
    }
    std::error_code ignored;
    for (const auto& file : manager_files) {
        if (found.manager != Manager::none || found.worktree.empty()) break;
        if (!fs::exists(found.worktree / file.name, ignored)) continue;
        found.manager = file.manager;
        found.manager_file = file.name;
    }
    for (const auto& file : found.files) {
        for (const auto& trait : traits) {
            if (found.manager != Manager::none) break;
            if (file.content.find(trait.text) == std::string::npos) continue;
            found.manager = trait.manager;
            found.manager_file =
                std::ranges::find(manager_files, trait.manager, &ManagerFile::manager)->name;
        }
    }
    if (found.manager == Manager::none) return;
    const auto text = text_of(found.worktree / found.manager_file);
    for (const auto event : events) {
        const auto start = fmt::format("trail hook run {}", name(event));
        if (text.find(start) != std::string::npos) found.pasted.push_back(event);
    }
}

bool is_tracked(system::Processes& processes, const Found& found, const fs::path& file) {
    if (found.place != Place::worktree && found.place != Place::husky) return false;
    const auto finished = processes.run(
        plain_command(found.directory, {"ls-files", "--error-unmatch", "--", file.string()}));
    return finished.status == 0;
}

std::string version(system::Processes& processes) {
    if (auto version = git_version(processes)) return *version;
    throw Error(Failure::unavailable, "git is not installed", "apt install git");
}

}  // namespace

std::string_view name(Event event) {
    return event == Event::post_commit ? "post-commit" : "post-rewrite";
}

std::string_view section(Event event) {
    return event == Event::post_commit ? "hook.trail-commit" : "hook.trail-rewrite";
}

std::string_view name(Method method) {
    return method == Method::config ? "config" : "file";
}

std::string_view name(Manager manager) {
    return manager_names.at(static_cast<std::size_t>(manager));
}

bool knows_config_hooks(std::string_view git_version) {
    int major = 0;
    int minor = 0;
    const auto* end = git_version.data() + git_version.size();
    const auto [dot, error] = std::from_chars(git_version.data(), end, major);
    if (error != std::errc{} || dot == end || *dot != '.') return false;
    if (std::from_chars(dot + 1, end, minor).ec != std::errc{}) return false;
    return major > first_major || (major == first_major && minor >= first_minor);
}

std::string short_version(std::string_view git_version) {
    const auto dot = std::min(git_version.find('.'), git_version.size() - 1);
    return std::string(git_version.substr(0, git_version.find('.', dot + 1)));
}

Found look(system::Processes& processes, const Repository& repository) {
    Found found{.git = version(processes), .worktree = repository.worktree};
    found.directory = repository.worktree.empty() ? repository.directory : repository.worktree;
    const auto all = settings(processes, found.directory, false);
    read_settings(found, all, "local");
    found.hooks = (fs::path(found.directory) /
                   answer(processes, found.directory, {"rev-parse", "--git-path", "hooks"}))
                      .lexically_normal();
    found.place = place_of(found.hooks, repository);
    const auto own = fs::path(repository.common) / "hooks";
    for (const auto event : events) {
        const auto above = found.place == Place::husky ? found.hooks.parent_path() : found.hooks;
        std::vector<fs::path> others{own / name(event)};
        if (!repository.worktree.empty()) others.push_back(found.worktree / ".husky" / name(event));
        found.files.push_back(hook_file(event, above / name(event), others));
        auto& file = found.files.back();
        if (found.place == Place::husky && file.occupant == Occupant::other) {
            // Husky has a shell read it, whatever its first line says.
            file.occupant = Occupant::shell;
            file.content = text_of(file.path);
        }
        file.is_tracked =
            file.occupant != Occupant::nothing && is_tracked(processes, found, file.path);
    }
    find_manager(found);
    return found;
}

Found look_global(system::Processes& processes) {
    Found found{.git = version(processes)};
    const auto all = settings(processes, {}, true);
    read_settings(found, all, "global");
    if (found.hooks_path.empty()) return found;
    found.hooks = answer(processes, {}, {"config", "--global", "--type=path", "core.hooksPath"});
    std::error_code ignored;
    const bool is_usable = found.hooks.is_absolute() &&
                           (!fs::exists(found.hooks, ignored) || fs::is_directory(found.hooks));
    found.place = is_usable ? Place::own : Place::nowhere;
    if (!is_usable) return found;
    for (const auto event : events) {
        found.files.push_back(hook_file(event, found.hooks / name(event), {}));
    }
    return found;
}

}  // namespace trail::external::hooks
