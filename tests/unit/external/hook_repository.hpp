// A repository whose hooks are installed and uninstalled, with a real git.
#pragma once

#include <map>

#include "scratch.hpp"
#include "trail/external/hook_plan.hpp"

namespace trail::test {

namespace fs = std::filesystem;
namespace hooks = external::hooks;

inline constexpr auto all_execute =
    fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;

// A repository with a real git that may say another version of itself.
class HookRepository {
public:
    explicit HookRepository(std::string version = {}) : version_(std::move(version)) {
        fs::create_directory(scratch_ / "api");
        git({"init", "-q"});
        fs::remove_all(at("hooks"));
        fs::create_directory(at("hooks"));
    }

    std::string git(const std::vector<std::string>& arguments) const {
        return Git(scratch_ / "api")(arguments);
    }

    fs::path at(const std::string& name) const { return scratch_ / ("api/.git/" + name); }
    fs::path top(const std::string& name) const { return scratch_ / ("api/" + name); }

    void write(const std::string& name, const std::string& content) const {
        scratch_.write("api/" + name, content);
        fs::permissions(top(name), fs::perms(0755));
    }

    hooks::Found look() {
        auto found = hooks::look(*processes_, external::required_repository(scratch_ / "api"));
        if (!version_.empty()) found.git = version_;
        return found;
    }

    hooks::Plan install(hooks::Wanted wanted = {}) {
        wanted.program = "/bin/sh";
        auto plan = hooks::installation(look(), wanted);
        hooks::carry_out(*processes_, plan);
        return plan;
    }

    hooks::Plan uninstall() {
        auto plan = hooks::removal(look());
        hooks::carry_out(*processes_, plan);
        return plan;
    }

    hooks::Health health() { return hooks::health(look()); }

    // Every file below the top but git's own, with its mode.
    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> all;
        for (const auto& entry : fs::recursive_directory_iterator(scratch_ / "api")) {
            const auto name = entry.path().lexically_relative(scratch_ / "api").string();
            const bool is_git = name.starts_with(".git/") && !name.starts_with(".git/hooks") &&
                                name != ".git/config";
            if (is_git || entry.is_directory()) continue;
            all[name] = entry.is_symlink() ? "-> " + fs::read_symlink(entry.path()).string()
                                           : text(entry.path());
        }
        return all;
    }

private:
    static std::string text(const fs::path& file) {
        const auto mode = static_cast<unsigned>(fs::status(file).permissions());
        return std::to_string(mode) + " " + system::read_file(file, 1'000'000).value_or("");
    }

    Scratch scratch_;
    std::string version_;
    std::unique_ptr<system::Processes> processes_ = system::real_processes(git_environment());
};

inline const std::vector<hooks::Event> both_events{hooks::events.begin(), hooks::events.end()};
inline const std::string python_hook = "#!/usr/bin/env python3\nprint('theirs')\n";

}  // namespace trail::test
