// The files that hold settings.
#include "cli/setting_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "trail/external/repository.hpp"
#include "trail/system/files.hpp"
#include "trail/system/folder.hpp"
#include "trail/system/look.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view file_name = "config.toml";
constexpr std::string_view repository_file_name = ".trail.toml";
constexpr std::string_view lock_name = "config.lock";
constexpr std::size_t largest_file = 1024 * 1024;

// Variables that stand for settings.
constexpr std::pair<std::string_view, std::string_view> setting_variables[] = {
    {"db.path", "TRAIL_DB"},
    {"user.name", "TRAIL_AUTHOR"},
    {"core.editor", "TRAIL_EDITOR"},
    {"core.pager", "TRAIL_PAGER"},
};

std::vector<config::Variable> variables(const system::Environment& environment) {
    std::vector<config::Variable> found;
    for (const auto& [key, variable] : setting_variables) {
        if (!environment.has(variable)) continue;
        found.push_back(
            {std::string(key), std::string(variable), environment.get_or(variable, "")});
    }
    // Any other word in it is as none, as it is to other programs that are told of colour.
    const auto colour = environment.get_or("TRAIL_COLOR", "");
    if (colour == "always" || colour == "never")
        found.push_back({"ui.color", "TRAIL_COLOR", colour});
    return found;
}

// XDG Base Directory Specification: the most important first, absolute paths only.
std::vector<std::string> system_files(const system::Environment& environment) {
    std::vector<std::string> files;
    std::string directories = environment.get_or("XDG_CONFIG_DIRS", "");
    if (directories.empty()) directories = "/etc/xdg";
    for (std::size_t at = 0; at < directories.size();) {
        const auto end = std::min(directories.find(':', at), directories.size());
        const auto directory = directories.substr(at, end - at);
        if (directory.starts_with('/'))
            files.push_back(fmt::format("{}/trail/{}", directory, file_name));
        at = end + 1;
    }
    return files;
}

std::string user_file(Context& context) {
    return context.environment().get_or(
        "TRAIL_CONFIG", fmt::format("{}/{}", context.directories().config, file_name));
}

std::optional<fs::path> nearest_repository_file(Context& context) {
    const auto found = system::find_upwards(context.directory(), repository_file_name);
    if (!found) return std::nullopt;
    return *found / repository_file_name;
}

std::string repository_file(Context& context) {
    const auto nearest = nearest_repository_file(context);
    const auto repository = external::repository_at(context.directory());
    if (!repository && nearest) return nearest->string();
    if (!repository || repository->worktree.empty()) {
        throw Error(Failure::unavailable,
                    repository ? "a bare repository has no place for settings"
                               : fmt::format("{} is in no git repository", context.directory()),
                    "trail config set -h");
    }
    if (nearest && system::lies_in(nearest->parent_path(), repository->worktree))
        return nearest->string();
    return (fs::path(repository->worktree) / repository_file_name).string();
}

// Readable by everybody, unlike the directories of a user.
void make_shared_directory(const fs::path& directory) {
    std::error_code failed;
    fs::create_directories(directory, failed);
    if (!failed) return;
    throw Error(Failure::io,
                fmt::format("cannot make directory {}: {}", directory.string(), failed.message()),
                system::look_command(directory.parent_path()));
}

}  // namespace

config::Sources setting_sources(Context& context) {
    const auto nearest = nearest_repository_file(context);
    return setting_sources_with(context, nearest ? nearest->string() : std::string());
}

config::Sources setting_sources_with(Context& context, const std::string& repository_file) {
    return {.options = context.options().settings,
            .environment = variables(context.environment()),
            .repository_file = repository_file,
            .user_file = user_file(context),
            .system_files = system_files(context.environment()),
            .home = context.directories().home};
}

std::optional<config::Settings> readable_settings(Context& context) try {
    return config::Settings::load(setting_sources(context));
} catch (const Error&) {
    return std::nullopt;
}

void declare_setting_file(Declaration& declaration, FileChoice& choice) {
    declaration.flag("", "user", choice.user, "your own settings, as without any of these");
    declaration.flag("", "system", choice.system, "the settings of everybody on this machine");
    declaration.flag("", "repo", choice.repository,
                     "the .trail.toml of the repository you stand in");
}

config::Layer layer_of(const FileChoice& choice) {
    if (int{choice.user} + int{choice.system} + int{choice.repository} > 1) {
        throw Error(Failure::usage, "--user, --system and --repo exclude each other");
    }
    if (choice.system) return config::Layer::system;
    return choice.repository ? config::Layer::repository : config::Layer::user;
}

std::string setting_file(Context& context, config::Layer layer) {
    if (layer == config::Layer::repository) return repository_file(context);
    if (layer == config::Layer::system) {
        const auto files = system_files(context.environment());
        if (!files.empty()) return files.front();
        throw Error(Failure::usage, "XDG_CONFIG_DIRS names no absolute directory",
                    "unset XDG_CONFIG_DIRS");
    }
    auto file = user_file(context);
    if (!file.empty()) return file;
    throw Error(Failure::usage, "TRAIL_CONFIG is empty, so you have no file of settings",
                "unset TRAIL_CONFIG");
}

std::string setting_text(const std::string& file) {
    return system::read_file(file, largest_file).value_or("");
}

system::FileLock setting_lock(Context& context) {
    constexpr int patience_ms = 5000;
    const fs::path directory = context.directories().state;
    system::make_private_directory(directory);
    if (auto lock = system::FileLock::take(directory / lock_name, patience_ms)) {
        return *std::move(lock);
    }
    throw Error(Failure::busy, "another program has been changing settings for 5 s");
}

void write_settings(config::Layer layer, const std::string& file, std::string_view toml) {
    const auto directory = fs::path(file).parent_path();
    std::error_code ignored;
    const bool is_new = !fs::exists(file, ignored);
    const bool is_private = layer == config::Layer::user;
    if (is_private && !directory.empty()) system::make_private_directory(directory);
    if (layer == config::Layer::system) make_shared_directory(directory);
    if (is_private && is_new) {
        system::write_file_durably(file, toml);
    } else {
        system::write_output_file(file, toml);
    }
}

Error with_edit_hint(config::Layer layer, const Error& error) {
    if (error.kind() != Failure::config && error.kind() != Failure::data) return error;
    const auto hint = config::edit_command(layer);
    if (error.excerpt()) return {error.kind(), error.what(), hint, *error.excerpt()};
    return {error.kind(), error.what(), hint};
}

}  // namespace trail::cli
