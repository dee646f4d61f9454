// Directories whose files belong to a group of the system.
#include "trail/system/sharing.hpp"

#include <fmt/format.h>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <vector>

#include "system/descriptor.hpp"
#include "trail/error.hpp"
#include "trail/system/environment.hpp"

namespace trail::system {
namespace {

constexpr mode_t shared_directory = 02770;
constexpr mode_t all_bits = 07777;

std::optional<struct stat> look_at(const Path& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) == 0) return found;
    if (errno == ENOENT) return std::nullopt;
    refuse("use", path.native(), errno);
}

bool is_shared(const struct stat& found) {
    return S_ISDIR(found.st_mode) && (found.st_mode & all_bits) == shared_directory;
}

// getgrnam_r and getgrgid_r with as much room as they ask for.
template <class Lookup>
std::optional<std::pair<gid_t, std::string>> found_by(Lookup&& lookup) {
    std::vector<char> space(1024);
    group entry{};
    group* found = nullptr;
    while (lookup(&entry, space.data(), space.size(), &found) == ERANGE) {
        space.resize(space.size() * 2);
    }
    if (found == nullptr) return std::nullopt;
    return std::pair{entry.gr_gid, std::string(entry.gr_name)};
}

gid_t number_of(const std::string& name) {
    const auto found = found_by([&](auto... place) { return getgrnam_r(name.c_str(), place...); });
    if (found) return found->first;
    throw Error(Failure::usage, fmt::format("there is no group \"{}\" on this machine", name),
                "getent group");
}

bool is_ours(gid_t group) {
    if (::geteuid() == 0 || ::getegid() == group) return true;
    std::vector<gid_t> groups(static_cast<std::size_t>(std::max(0, ::getgroups(0, nullptr))));
    const int count = ::getgroups(static_cast<int>(groups.size()), groups.data());
    groups.resize(static_cast<std::size_t>(std::max(0, count)));
    return std::ranges::find(groups, group) != groups.end();
}

// A directory below one that the group cannot enter is shared with nobody.
void refuse_unreachable(const Path& directory, gid_t group, const std::string& name) {
    for (auto above = directory.parent_path();; above = above.parent_path()) {
        const auto found = look_at(above);
        if (!found) {
            throw Error(Failure::io, fmt::format("there is no directory {}", above.native()),
                        fmt::format("sudo mkdir -p {}", quoted_word(above.native())));
        }
        const bool by_all = (found->st_mode & S_IXOTH) != 0;
        const bool by_group = found->st_gid == group && (found->st_mode & S_IXGRP) != 0;
        if (!by_all && !by_group) {
            throw Error(Failure::usage,
                        fmt::format("the group \"{}\" cannot enter {}", name, above.native()),
                        fmt::format("trail --db /srv/{0}/trail.db db init --shared --group {0}",
                                    quoted_word(name)));
        }
        if (!above.has_relative_path()) return;
    }
}

void make_directory(const Path& directory) {
    if (::mkdir(directory.c_str(), 0700) != 0) refuse_writing("make directory", directory, errno);
}

void refuse_foreign(const Path& directory, const struct stat& found) {
    const auto refuse_for = [&](std::string_view why) {
        throw Error(Failure::io, fmt::format("cannot share {}: {}", directory.native(), why),
                    "trail help db init");
    };
    if (!S_ISDIR(found.st_mode)) refuse_for("it is no directory");
    if (found.st_uid != ::geteuid()) refuse_for("it belongs to another user");
    std::error_code failed;
    if (!std::filesystem::is_empty(directory, failed) || failed)
        refuse_for("it holds other things; a shared record needs a directory of its own");
}

}  // namespace

bool is_shared_directory(const Path& directory) {
    struct stat found {};
    return ::stat(directory.c_str(), &found) == 0 && is_shared(found);
}

std::string group_of(const Path& directory) {
    const auto found = look_at(directory);
    if (!found) refuse("use", directory.native(), ENOENT);
    const auto number = found->st_gid;
    const auto named = found_by([&](auto... place) { return getgrgid_r(number, place...); });
    return named ? named->second : std::to_string(number);
}

void make_shared_directory(const Path& directory, const std::string& group) {
    const auto number = number_of(group);
    if (!is_ours(number)) {
        throw Error(
            Failure::usage, fmt::format("you do not belong to the group \"{}\"", group),
            fmt::format("sudo usermod -aG {} {}", quoted_word(group), quoted_word(login_name())));
    }
    refuse_unreachable(directory, number, group);
    const auto found = look_at(directory);
    if (found && is_shared(*found) && found->st_gid == number) return;
    if (found) {
        refuse_foreign(directory, *found);
    } else {
        make_directory(directory);
    }
    // The owner first: changing it takes the setgid bit away.
    if (::chown(directory.c_str(), static_cast<uid_t>(-1), number) != 0 ||
        ::chmod(directory.c_str(), shared_directory) != 0) {
        refuse("share", directory.native(), errno);
    }
}

}  // namespace trail::system
