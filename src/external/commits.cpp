// Single commits, asked from git.
#include "trail/external/commits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "external/git_command.hpp"
#include "external/people.hpp"
#include "external/raw_date.hpp"
#include "trail/error.hpp"
#include "trail/text/pieces.hpp"

namespace trail::external {
namespace {

constexpr std::size_t longest_message = 2 * 1024 * 1024;
constexpr std::size_t longest_settings = 1024 * 1024;

// None of these can hold a NUL: git ends a message at the first one.
constexpr auto fields_format =
    "--format=tformat:%H%x00%P%x00%T%x00%aN%x00%aE%x00%cN%x00%cE%x00%ad%x00%B";
constexpr std::size_t field_count = 9;

// The fields of one commit, each ended by a NUL; `rest` then stands behind them. Nothing when it
// ends before.
std::optional<std::array<std::string_view, field_count>> next_fields(std::string_view& rest) {
    std::array<std::string_view, field_count> fields;
    for (auto& field : fields) {
        const auto end = rest.find('\0');
        if (end == std::string_view::npos) return std::nullopt;
        field = rest.substr(0, end);
        rest.remove_prefix(end + 1);
    }
    return fields;
}

std::vector<std::string> words_of(std::string_view field) {
    const auto words = text::between(field, " \n");
    return {words.begin(), words.end()};
}

CommitFacts facts_from(const std::array<std::string_view, field_count>& fields) {
    CommitFacts facts{.commit = {.revision = std::string(fields[0]),
                                 .author_name = std::string(fields[3]),
                                 .author_address = lower_case(fields[4]),
                                 .authored = stamp_in(fields[7]),
                                 .message = std::string(fields[8].substr(0, longest_message))},
                      .parents = words_of(fields[1]),
                      .tree = std::string(fields[2]),
                      .committer_name = std::string(fields[5]),
                      .committer_address = lower_case(fields[6])};
    facts.commit.parents = facts.parents.size();
    return facts;
}

system::Command with_revisions(const Repository& repository, std::vector<std::string> arguments,
                               const std::vector<std::string>& revisions) {
    auto command = git_command(repository, std::move(arguments));
    for (const auto& revision : revisions) command.input += revision + '\n';
    command.environment["GIT_FLUSH"] = "0";
    return command;
}

std::vector<CommitFacts> asked(system::Processes& processes, const Repository& repository,
                               std::vector<std::string> walking,
                               const std::vector<std::string>& revisions) {
    std::vector<std::string> arguments{
        "log",        "-z",         "-s",          "--ignore-missing",
        "--no-notes", "--date=raw", fields_format, "--encoding=UTF-8"};
    std::ranges::move(walking, std::back_inserter(arguments));
    arguments.emplace_back("--stdin");
    const auto finished =
        processes.run(with_revisions(repository, std::move(arguments), revisions));
    if (finished.status != 0) throw git_failure(finished);
    std::vector<CommitFacts> commits;
    std::string_view rest = finished.output;
    while (const auto fields = next_fields(rest)) commits.push_back(facts_from(*fields));
    return commits;
}

bool speaks_of_mailmap(const system::Path& file) try {
    const auto settings = system::read_file(file, longest_settings);
    return settings && lower_case(*settings).find("mailmap") != std::string::npos;
} catch (const Error&) {
    return true;
}

}  // namespace

std::vector<CommitFacts> read_commits(system::Processes& processes, const Repository& repository,
                                      const std::vector<std::string>& revisions) {
    if (revisions.empty()) return {};
    return asked(processes, repository, {"--no-walk=unsorted"}, revisions);
}

std::vector<CommitFacts> read_commits_above(system::Processes& processes,
                                            const Repository& repository, const std::string& base,
                                            const std::vector<std::string>& revisions,
                                            std::size_t most_more) {
    const auto most = fmt::format("--max-count={}", revisions.size() + most_more);
    auto given = revisions;
    given.push_back("^" + base);
    return asked(processes, repository, {"--first-parent", "--reverse", most}, given);
}

bool may_have_mailmap(const Repository& repository, const system::Environment& environment) {
    namespace fs = std::filesystem;
    std::error_code ignored;
    if (repository.worktree.empty()) return true;  // a bare one reads it from its commits
    if (fs::exists(fs::path(repository.worktree) / ".mailmap", ignored)) return true;
    const auto home = environment.get_or("HOME", "");
    const auto own = environment.get_or("GIT_CONFIG_GLOBAL", home + "/.gitconfig");
    const auto xdg = environment.get_or("XDG_CONFIG_HOME", home + "/.config") + "/git/config";
    return speaks_of_mailmap(fs::path(repository.common) / "config") || speaks_of_mailmap(own) ||
           speaks_of_mailmap(xdg);
}

std::map<std::string, std::string> patch_ids(system::Processes& processes,
                                             const Repository& repository,
                                             const std::vector<std::string>& revisions) {
    const auto patches =
        processes.run(with_revisions(repository,
                                     {"log", "-p", "--no-walk=unsorted", "--ignore-missing",
                                      "--no-notes", "--no-ext-diff", "--no-textconv", "--no-color",
                                      "--full-index", "--binary", "--format=commit %H", "--stdin"},
                                     revisions));
    if (patches.status != 0) throw git_failure(patches);
    auto command = git_command(repository, {"patch-id", "--stable"});
    command.input = patches.output;
    const auto finished = processes.run(command);
    if (finished.status != 0) throw git_failure(finished);
    std::map<std::string, std::string> ids;
    const auto words = words_of(finished.output);
    for (std::size_t i = 0; i + 1 < words.size(); i += 2) ids.emplace(words[i + 1], words[i]);
    return ids;
}

std::set<std::string> left_behind(system::Processes& processes, const Repository& repository,
                                  const std::vector<std::string>& revisions) {
    const auto finished = processes.run(with_revisions(
        repository,
        {"rev-list", "--ignore-missing", "--not", "--branches", "HEAD", "--not", "--stdin"},
        revisions));
    if (finished.status != 0) throw git_failure(finished);
    std::set<std::string> left;
    for (auto& revision : words_of(finished.output)) {
        if (std::ranges::find(revisions, revision) != revisions.end())
            left.insert(std::move(revision));
    }
    return left;
}

}  // namespace trail::external
