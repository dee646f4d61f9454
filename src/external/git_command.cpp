// How git is started, and what its failures mean.
#include "external/git_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace trail::external {
namespace {

constexpr int could_not_start = 127;

// What a surrounding git, such as one that runs a hook, says about its own repository
// (git rev-parse --local-env-vars), and what would change the output.
constexpr std::array<const char*, 20> cleared{"GIT_ALTERNATE_OBJECT_DIRECTORIES",
                                              "GIT_COMMON_DIR",
                                              "GIT_CONFIG",
                                              "GIT_CONFIG_COUNT",
                                              "GIT_CONFIG_PARAMETERS",
                                              "GIT_DIR",
                                              "GIT_EDITOR",
                                              "GIT_EXTERNAL_DIFF",
                                              "GIT_GRAFT_FILE",
                                              "GIT_IMPLICIT_WORK_TREE",
                                              "GIT_INDEX_FILE",
                                              "GIT_INTERNAL_SUPER_PREFIX",
                                              "GIT_NAMESPACE",
                                              "GIT_NO_REPLACE_OBJECTS",
                                              "GIT_OBJECT_DIRECTORY",
                                              "GIT_PREFIX",
                                              "GIT_QUARANTINE_PATH",
                                              "GIT_REPLACE_REF_BASE",
                                              "GIT_SHALLOW_FILE",
                                              "GIT_WORK_TREE"};

std::string_view first_line(std::string_view text) {
    const auto begin = text.find_first_not_of("\r\n");
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_first_of("\r\n", begin) - begin);
}

std::string reason(const system::Finished& finished) {
    auto line = first_line(finished.errors);
    for (const std::string_view prefix : {"fatal: ", "error: "}) {
        if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
    }
    if (line.ends_with('.')) line.remove_suffix(1);
    return line.empty() ? fmt::format("exit status {}", finished.status) : std::string(line);
}

// Where git itself names the command that mends it, as for a directory that another user owns.
std::string advice(std::string_view said) {
    constexpr std::string_view command = "\tgit config --global --add safe.directory ";
    const auto begin = said.find(command);
    return begin == std::string_view::npos ? "" : std::string(first_line(said.substr(begin + 1)));
}

}  // namespace

system::Command git_command(const std::string& directory, std::vector<std::string> arguments) {
    system::Command command;
    command.arguments = {"git",
                         "-c",
                         "core.fsmonitor=",
                         "-c",
                         "core.hooksPath=/dev/null",
                         "-c",
                         "log.showSignature=false",
                         "-c",
                         "core.pager=cat",
                         "--no-optional-locks"};
    std::ranges::move(arguments, std::back_inserter(command.arguments));
    command.directory = directory;
    for (const auto* name : cleared) command.environment[name] = std::nullopt;
    command.environment["LC_ALL"] = "C";
    command.environment["GIT_TERMINAL_PROMPT"] = "0";
    // A repository's own settings may name a command that fetches what it lacks.
    command.environment["GIT_NO_LAZY_FETCH"] = "1";
    command.environment["GIT_ALLOW_PROTOCOL"] = "";
    return command;
}

system::Command git_command(const Repository& repository, std::vector<std::string> arguments) {
    // With --git-dir, git would not look at who owns the repository.
    const auto& place = repository.worktree.empty() ? repository.directory : repository.worktree;
    return git_command(place, std::move(arguments));
}

bool is_missing(const system::Finished& finished) {
    return finished.status == could_not_start;
}

Error git_failure(const system::Finished& finished) {
    if (is_missing(finished)) {
        return {Failure::unavailable, "git is not installed", "apt install git"};
    }
    return {Failure::unavailable, fmt::format("git failed: {}", reason(finished)),
            advice(finished.errors)};
}

}  // namespace trail::external
