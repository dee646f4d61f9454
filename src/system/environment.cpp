// The variables of the process and what follows from them: directories, zone, who the user is.
#include "trail/system/environment.hpp"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <vector>

#include "trail/error.hpp"

namespace trail::system {
namespace {

bool is_absolute(std::string_view path) {
    return path.starts_with('/');
}

std::string without_final_slashes(std::string_view path) {
    while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
    return std::string(path);
}

struct Account {
    std::string name;
    std::string home;
};

std::optional<Account> account() {
    std::vector<char> space(1024);
    passwd entry{};
    passwd* found = nullptr;
    int code = 0;
    while ((code = ::getpwuid_r(::geteuid(), &entry, space.data(), space.size(), &found)) ==
           ERANGE) {
        space.resize(space.size() * 2);
    }
    if (code != 0 || found == nullptr) return std::nullopt;
    return Account{entry.pw_name, entry.pw_dir};
}

std::string home_directory(const Environment& environment) {
    const auto home = environment.get_or("HOME", "");
    if (is_absolute(home)) return without_final_slashes(home);
    const auto user = account();
    return user && is_absolute(user->home) ? without_final_slashes(user->home) : std::string();
}

std::string base_directory(const Environment& environment, std::string_view variable,
                           std::string_view home, std::string_view below_home) {
    const auto chosen = environment.get_or(variable, "");
    if (is_absolute(chosen)) {
        const auto base = without_final_slashes(chosen);
        return base == "/" ? "/trail" : base + "/trail";
    }
    if (home.empty()) {
        throw Error(Failure::config, "cannot find your home directory: HOME is not set",
                    "export HOME=~");
    }
    return fmt::format("{}{}/trail", home == "/" ? "" : home, below_home);
}

std::optional<std::string> zone_below_zoneinfo(std::string_view path) {
    constexpr std::string_view mark = "/zoneinfo/";
    const auto at = path.rfind(mark);
    if (at == std::string_view::npos) return std::nullopt;
    auto name = path.substr(at + mark.size());
    for (const std::string_view variant : {"posix/", "right/"}) {
        if (name.starts_with(variant)) name.remove_prefix(variant.size());
    }
    if (name.empty()) return std::nullopt;
    return std::string(name);
}

// Link by link, because the last one may lead from the name the user chose to an alias of it.
std::optional<std::string> zone_behind(std::filesystem::path path) {
    constexpr int most_links = 8;
    for (int link = 0; link < most_links; ++link) {
        if (auto name = zone_below_zoneinfo(path.native())) return name;
        std::error_code failed;
        const auto target = std::filesystem::read_symlink(path, failed);
        if (failed) return std::nullopt;
        path = path.parent_path() / target;
    }
    return std::nullopt;
}

std::string first_word(const std::string& file) {
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

std::string system_zone(const ZoneFiles& files) {
    if (auto name = zone_behind(files.localtime)) return *name;
    const auto name = first_word(files.timezone);
    return name.empty() ? "UTC" : name;
}

}  // namespace

Environment::Environment(std::initializer_list<std::pair<const std::string, std::string>> variables)
    : Environment(Variables(variables)) {}

Environment Environment::of_process() {
    Variables all;
    for (char** line = ::environ; line != nullptr && *line != nullptr; ++line) {
        const std::string_view variable = *line;
        const auto equals = variable.find('=');
        if (equals == 0 || equals == std::string_view::npos) continue;
        all.emplace(variable.substr(0, equals), variable.substr(equals + 1));
    }
    return Environment(std::move(all));
}

std::optional<std::string> Environment::get(std::string_view name) const {
    const auto found = variables_->find(name);
    if (found == variables_->end()) return std::nullopt;
    return found->second;
}

std::string Environment::get_or(std::string_view name, std::string_view fallback) const {
    const auto found = variables_->find(name);
    return found == variables_->end() ? std::string(fallback) : found->second;
}

bool Environment::has(std::string_view name) const {
    const auto found = variables_->find(name);
    return found != variables_->end() && !found->second.empty();
}

Directories directories(const Environment& environment) {
    Directories all;
    all.home = home_directory(environment);
    all.config = base_directory(environment, "XDG_CONFIG_HOME", all.home, "/.config");
    all.data = base_directory(environment, "XDG_DATA_HOME", all.home, "/.local/share");
    all.state = base_directory(environment, "XDG_STATE_HOME", all.home, "/.local/state");
    all.cache = base_directory(environment, "XDG_CACHE_HOME", all.home, "/.cache");
    return all;
}

std::string shown_path(std::string_view path, std::string_view home) {
    const auto base = without_final_slashes(home);
    if (base.empty() || base == "/" || !path.starts_with(base)) return std::string(path);
    const auto rest = path.substr(base.size());
    if (!rest.empty() && !rest.starts_with('/')) return std::string(path);
    return fmt::format("~{}", rest);
}

std::string zone_name(const Environment& environment, const ZoneFiles& files) {
    auto chosen = environment.get("TZ");
    if (!chosen) return system_zone(files);
    if (chosen->starts_with(':')) chosen->erase(0, 1);
    if (chosen->empty()) return "UTC";
    if (!is_absolute(*chosen)) return *chosen;
    if (auto name = zone_behind(*chosen)) return *name;
    return *chosen == files.localtime ? system_zone(files) : *chosen;
}

std::string login_name() {
    const auto user = account();
    return user && !user->name.empty() ? user->name : fmt::format("{}", ::geteuid());
}

}  // namespace trail::system
