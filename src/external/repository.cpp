// Where a git repository lies and what it is called.
#include "trail/external/repository.hpp"

#include "trail/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace trail::external {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_pointer = 64 * 1024;

bool is_folder(const fs::path& path) {
    std::error_code ignored;
    return fs::is_directory(path, ignored);
}

bool is_file(const fs::path& path) {
    std::error_code ignored;
    return fs::is_regular_file(path, ignored);
}

// The first line of a small file. One that cannot be read is as good as none: an entry must not
// fail because of somebody's damaged repository.
std::optional<std::string> line_in(const fs::path& file) try {
    if (!is_file(file)) return std::nullopt;
    auto content = system::read_file(file, longest_pointer);
    if (content) content->resize(std::min(content->find_first_of("\r\n"), content->size()));
    return content;
} catch (const Error&) {
    return std::nullopt;
}

std::optional<std::string> pointer(const fs::path& file, std::string_view prefix) {
    const auto line = line_in(file);
    if (!line || !line->starts_with(prefix) || line->size() == prefix.size()) return std::nullopt;
    return line->substr(prefix.size());
}

fs::path resolved(const fs::path& base, const fs::path& path) {
    std::error_code error;
    auto real = fs::canonical(base / path, error);
    return error ? (base / path).lexically_normal() : real;
}

bool has_head(const fs::path& directory) {
    std::error_code ignored;
    return fs::symlink_status(directory / "HEAD", ignored).type() != fs::file_type::not_found;
}

bool is_git_directory(const fs::path& directory) {
    if (!has_head(directory)) return false;
    if (is_file(directory / "commondir")) return true;
    return is_folder(directory / "objects") && is_folder(directory / "refs");
}

fs::path common_directory(const fs::path& directory) {
    const auto common = line_in(directory / "commondir");
    return common && !common->empty() ? resolved(directory, *common) : directory;
}

std::string without_ending(std::string name) {
    constexpr std::string_view ending = ".git";
    if (name.size() > ending.size() && name.ends_with(ending))
        name.resize(name.size() - ending.size());
    return name;
}

std::string name_of(const fs::path& worktree, const fs::path& directory, const fs::path& common) {
    // A folder such as ".bare" only hides the repository beside its worktrees.
    const auto folder = common.filename().string();
    if (folder == ".git") return common.parent_path().filename().string();
    if (directory == common && !worktree.empty()) return worktree.filename().string();
    if (folder.starts_with('.')) return common.parent_path().filename().string();
    return without_ending(folder);
}

Repository repository(const fs::path& worktree, const fs::path& directory) {
    const auto common = common_directory(directory);
    return {worktree.string(), directory.string(), common.string(),
            name_of(worktree, directory, common)};
}

std::optional<Repository> repository_in(const fs::path& place) {
    const auto entry = place / ".git";
    if (is_git_directory(entry)) return repository(place, resolved(place, ".git"));
    if (const auto target = pointer(entry, "gitdir: ")) {
        const auto directory = resolved(place, *target);
        if (is_git_directory(directory)) return repository(place, directory);
    }
    if (!is_git_directory(place)) return std::nullopt;
    return repository(place.filename() == ".git" ? place.parent_path() : fs::path(), place);
}

}  // namespace

std::optional<Repository> repository_at(const system::Path& directory) {
    std::error_code error;
    for (auto place = fs::canonical(directory, error); !error;) {
        if (auto found = repository_in(place)) return found;
        const auto parent = place.parent_path();
        if (parent == place) return std::nullopt;
        place = parent;
    }
    return std::nullopt;
}

std::optional<Repository> repository_with(const system::Path& git_directory,
                                          const system::Path& worktree) {
    std::error_code error;
    const auto directory = fs::canonical(git_directory, error);
    if (error || !is_git_directory(directory)) return std::nullopt;
    return repository(worktree.empty() ? fs::path() : fs::canonical(worktree, error), directory);
}

Repository required_repository(const system::Path& directory) {
    if (auto found = repository_at(directory)) return *std::move(found);
    throw Error(Failure::unavailable, fmt::format("not a git repository: {}", directory.string()),
                "trail import -h");
}

std::optional<std::string> current_branch(const Repository& repository) {
    return pointer(fs::path(repository.directory) / "HEAD", "ref: refs/heads/");
}

bool is_shallow(const Repository& repository) {
    std::error_code ignored;
    return fs::exists(fs::path(repository.common) / "shallow", ignored);
}

}  // namespace trail::external
