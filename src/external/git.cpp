// What git itself must be asked about the user and the repository.
#include "trail/external/git.hpp"

#include "external/git_command.hpp"
#include "external/people.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trail::external {
namespace {

namespace fs = std::filesystem;

std::string first_line(std::string_view text) {
    return std::string(text.substr(0, text.find('\n')));
}

std::string_view without_endings(std::string_view path) {
    while (path.ends_with('/')) path.remove_suffix(1);
    if (path.ends_with(".git")) path.remove_suffix(4);
    while (path.ends_with('/')) path.remove_suffix(1);
    return path;
}

std::string host_and_path(std::string_view authority, std::string_view path) {
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
        authority.remove_prefix(at + 1);
    }
    // The colons of an IPv6 address stand in brackets.
    const auto colon = authority.find(':', authority.starts_with('[') ? authority.find(']') : 0);
    while (path.starts_with('/')) path.remove_prefix(1);
    return fmt::format("{}/{}", lower_case(authority.substr(0, colon)), without_endings(path));
}

// "git@host:path": a colon before the first slash, which may stand behind a bracketed address.
std::size_t scp_colon(std::string_view url) {
    const auto bracket = url.find("]:");
    const auto colon = bracket == std::string_view::npos ? url.find(':') : bracket + 1;
    return colon < url.find('/') ? colon : std::string_view::npos;
}

std::string root_commit(system::Processes& processes, const Repository& repository) {
    std::error_code ignored;
    if (fs::exists(fs::path(repository.common) / "shallow", ignored)) return {};
    const auto finished = processes.run(
        git_command(repository, {"rev-list", "--max-parents=0", "--first-parent", "HEAD", "--"}));
    if (finished.status == 0) return first_line(finished.output);
    if (is_missing(finished) || resolve(processes, repository, "HEAD")) throw git_failure(finished);
    return {};
}

std::string remote(system::Processes& processes, const Repository& repository) {
    const auto finished =
        processes.run(git_command(repository, {"remote", "get-url", "--", "origin"}));
    if (is_missing(finished)) throw git_failure(finished);
    return finished.status == 0 ? normalised_remote(first_line(finished.output)) : std::string();
}

}  // namespace

std::optional<std::string> git_version(system::Processes& processes) {
    const auto finished = processes.run(git_command("", {"--version"}));
    if (finished.status != 0) return std::nullopt;
    constexpr std::string_view prefix = "git version ";
    const auto line = first_line(finished.output);
    return line.starts_with(prefix) ? line.substr(prefix.size()) : line;
}

Owner owner(system::Processes& processes, const std::string& directory) {
    const auto finished = processes.run(
        git_command(directory, {"config", "-z", "--get-regexp", "^user\\.(name|email)$"}));
    Owner owner;
    if (finished.status != 0) return owner;
    // "key\nvalue\0", the most important file last.
    for (std::string_view rest = finished.output; !rest.empty();) {
        const auto end = std::min(rest.find('\0'), rest.size());
        const auto pair = rest.substr(0, end);
        const auto newline = std::min(pair.find('\n'), pair.size());
        const auto value = pair.substr(std::min(newline + 1, pair.size()));
        if (pair.substr(0, newline) == "user.name") owner.name = value;
        if (pair.substr(0, newline) == "user.email") owner.address = lower_case(value);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return owner;
}

std::string identity(system::Processes& processes, const Repository& repository) {
    const auto root = root_commit(processes, repository);
    const auto origin = remote(processes, repository);
    return root.empty() || origin.empty() ? root + origin : fmt::format("{} {}", root, origin);
}

std::string normalised_remote(std::string_view url) {
    if (const auto scheme = url.find("://"); scheme != std::string_view::npos) {
        const auto rest = url.substr(scheme + 3);
        const auto slash = std::min(rest.find('/'), rest.size());
        if (lower_case(url.substr(0, scheme)) == "file")
            return std::string(without_endings(rest.substr(slash)));
        return host_and_path(rest.substr(0, slash), rest.substr(slash));
    }
    if (const auto colon = scp_colon(url); colon != std::string_view::npos) {
        return host_and_path(url.substr(0, colon), url.substr(colon + 1));
    }
    return std::string(without_endings(url));
}

std::optional<std::string> default_branch(system::Processes& processes,
                                          const Repository& repository) {
    constexpr std::string_view remote_prefix = "refs/remotes/origin/";
    const auto finished = processes.run(git_command(
        repository, {"for-each-ref", "--format=%(refname) %(symref)", "refs/remotes/origin/HEAD",
                     "refs/heads/main", "refs/heads/master"}));
    if (finished.status != 0) throw git_failure(finished);
    const std::string_view refs = finished.output;
    const auto symref = fmt::format("{}HEAD {}", remote_prefix, remote_prefix);
    if (const auto at = refs.find(symref); at != std::string_view::npos) {
        return first_line(refs.substr(at + symref.size()));
    }
    if (refs.find("refs/heads/main ") != std::string_view::npos) return "main";
    if (refs.find("refs/heads/master ") != std::string_view::npos) return "master";
    return current_branch(repository);
}

std::optional<std::string> resolve(system::Processes& processes, const Repository& repository,
                                   const std::string& revision) {
    const auto finished =
        processes.run(git_command(repository, {"rev-parse", "--verify", "--quiet",
                                               "--end-of-options", revision + "^{commit}"}));
    if (finished.status == 0) return first_line(finished.output);
    if (finished.status == 1) return std::nullopt;
    throw git_failure(finished);
}

}  // namespace trail::external
