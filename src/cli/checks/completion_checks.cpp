// Whether the shell that the user works with finds the completion of trail.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "cli/checks/checks.hpp"
#include "cli/completion_scripts.hpp"

namespace trail::cli {
namespace {

namespace fs = std::filesystem;

// Below the data directories of the system; packages use the first.
struct Places {
    std::string_view shell;
    std::array<std::string_view, 2> files;
};
constexpr std::array all_places{
    Places{"bash", {"bash-completion/completions/trail", ""}},
    Places{"zsh", {"zsh/vendor-completions/_trail", "zsh/site-functions/_trail"}},
    Places{"fish", {"fish/vendor_completions.d/trail.fish", ""}}};

bool is_there(const fs::path& file) {
    std::error_code ignored;
    return fs::exists(file, ignored);
}

bool is_in_system(const Places& places, std::string_view directories) {
    while (!directories.empty()) {
        const auto end = std::min(directories.find(':'), directories.size());
        const fs::path directory = directories.substr(0, end);
        const auto has = [&](std::string_view file) {
            return !file.empty() && directory.is_absolute() && is_there(directory / file);
        };
        if (std::ranges::any_of(places.files, has)) return true;
        directories.remove_prefix(std::min(end + 1, directories.size()));
    }
    return false;
}

}  // namespace

Findings check_completion(Context& context) {
    const auto shell = fs::path(context.environment().get_or("SHELL", "")).filename().string();
    const auto places = std::ranges::find(all_places, shell, &Places::shell);
    if (places == all_places.end()) return {};
    const auto directories =
        context.environment().get_or("XDG_DATA_DIRS", "/usr/local/share:/usr/share");
    constexpr Places reader_of_bash{"bash", {"bash-completion/bash_completion", ""}};
    if (shell == "bash" && !is_in_system(reader_of_bash, directories)) {
        return {{"completion", Result::info,
                 "bash-completion is not installed; without it ~/.bashrc wants a line",
                 "trail completion bash --install"}};
    }
    if (is_there(completion_file(context, shell)) || is_in_system(*places, directories)) {
        return {{"completion", Result::ok, shell, {}}};
    }
    return {{"completion", Result::info, fmt::format("{} does not complete what you type", shell),
             fmt::format("trail completion {} --install", shell)}};
}

}  // namespace trail::cli
