// Files and directories: created private, written durably, errors with the path and the reason.
#include "trail/system/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <grp.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <vector>

#include "system/descriptor.hpp"
#include "system/unfinished_name.hpp"
#include "trail/error.hpp"
#include "trail/system/clock.hpp"
#include "trail/system/environment.hpp"
#include "trail/system/interrupts.hpp"
#include "trail/system/sharing.hpp"

namespace trail::system {
namespace {

constexpr mode_t private_file = 0600;
constexpr mode_t shared_file = 0660;
constexpr mode_t private_directory = 0700;
constexpr int most_links = 40;  // as many as the kernel follows

bool leads_to_directory(const Path& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode);
}

Path directory_of(const Path& file) {
    const auto parent = file.parent_path();
    return parent.empty() ? Path(".") : parent;
}

// Network file systems refuse to sync a directory, and one that we may write but not read cannot be
// opened for it; both are as durable as they get.
void sync_directory(const Path& directory) {
    const auto opened = open_file(directory, O_RDONLY | O_DIRECTORY);
    if (!opened.is_open()) {
        if (errno == EACCES) return;
        refuse("open", directory.native(), errno);
    }
    if (::fsync(opened.number()) != 0 && errno != EINVAL && errno != ENOTSUP) {
        refuse("sync", directory.native(), errno);
    }
}

[[noreturn]] void refuse_directory(const Path& directory, std::string_view why, std::string hint) {
    throw Error(Failure::io, fmt::format("cannot use {}: {}", directory.native(), why),
                std::move(hint));
}

bool is_ours_or_the_administrators(uid_t owner) {
    return owner == ::geteuid() || owner == 0;
}

void refuse_links_of_others(const Path& path, int& links) {
    Path walked;
    for (const auto& part : path) {
        walked /= part;
        struct stat found {};
        if (::lstat(walked.c_str(), &found) != 0) refuse("use", path.native(), errno);
        if (!S_ISLNK(found.st_mode)) continue;
        if (!is_ours_or_the_administrators(found.st_uid)) {
            refuse_directory(path, fmt::format("{} is a link of another user", walked.native()),
                             {});
        }
        if (++links > most_links) refuse("use", path.native(), ELOOP);
        std::error_code failed;
        const auto target = std::filesystem::read_symlink(walked, failed);
        if (failed) refuse("use", path.native(), failed.value());
        refuse_links_of_others(walked.parent_path() / target, links);
    }
}

// Many systems give each user a group of the same name and let that group write by default.
bool holds_only_us(gid_t id) {
    std::vector<char> space(1024);
    group entry{};
    group* found = nullptr;
    while (::getgrgid_r(id, &entry, space.data(), space.size(), &found) == ERANGE) {
        space.resize(space.size() * 2);
    }
    const auto us = login_name();
    if (found == nullptr || entry.gr_name != us) return false;
    for (char** member = entry.gr_mem; *member != nullptr; ++member) {
        if (*member != us) return false;
    }
    return true;
}

// Where the content of `file` is to be put: behind its links, even when the last one leads nowhere.
Path behind_links(const Path& file) {
    auto target = file;
    for (int link = 0; link < most_links; ++link) {
        std::error_code is_no_link;
        const auto next = std::filesystem::read_symlink(target, is_no_link);
        if (is_no_link) return target;
        target = target.parent_path() / next;
    }
    refuse("write", file.native(), ELOOP);
}

// A new file beside its target, gone again unless it takes the target's place. Errors name the
// file that the user knows.
class Replacement {
public:
    Replacement(const Path& file, mode_t mode)
        : file_(file),
          target_(behind_links(file)),
          temporary_(directory_of(target_) /
                     fmt::format("{}{:016x}", unfinished_mark, random_bits())),
          rubbish_(temporary_.native()),
          descriptor_(open_file(temporary_, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode)) {
        if (!descriptor_.is_open()) refuse_writing("write", file, errno);
    }

    ~Replacement() {
        if (descriptor_.is_open()) ::unlink(temporary_.c_str());
    }
    Replacement(const Replacement&) = delete;
    Replacement& operator=(const Replacement&) = delete;

    void set_mode(mode_t mode) {
        if (::fchmod(descriptor_.number(), mode) != 0) fail();
    }

    // Only the administrator can; for anybody else the owner is the same already.
    void try_owner(uid_t user, gid_t group) {
        [[maybe_unused]] const int given = ::fchown(descriptor_.number(), user, group);
    }

    void take_place(std::string_view content, Sync sync = Sync::at_once) {
        if (const int code = write_fully(descriptor_.number(), content)) {
            refuse_writing("write", file_, code);
        }
        if (sync == Sync::at_once && ::fsync(descriptor_.number()) != 0) fail();
        if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail();
        descriptor_.close();
        if (sync == Sync::at_once) sync_directory(directory_of(target_));
    }

private:
    [[noreturn]] void fail() const { refuse_writing("write", file_, errno); }

    Path file_;
    Path target_;
    Path temporary_;
    RemovedOnSignal rubbish_;
    Descriptor descriptor_;
};

void write_in_place(const Path& file, std::string_view content) {
    const auto opened = open_file(file, O_WRONLY | O_NOCTTY);
    if (!opened.is_open()) refuse_writing("write", file, errno);
    if (const int code = write_fully(opened.number(), content)) refuse_writing("write", file, code);
}

}  // namespace

void make_private_directory(const Path& directory) {
    const auto path = directory.has_filename() ? directory : directory.parent_path();
    int code = ::mkdir(path.c_str(), private_directory) == 0 ? 0 : errno;
    if (code == ENOENT && path.has_parent_path()) {
        make_private_directory(path.parent_path());
        code = ::mkdir(path.c_str(), private_directory) == 0 ? 0 : errno;
    }
    if (code == EEXIST && leads_to_directory(path)) return;
    if (code == EEXIST) code = ENOTDIR;
    if (code != 0) refuse_writing("make directory", path, code);
    // A umask can take bits from their owner too.
    if (::chmod(path.c_str(), private_directory) != 0)
        refuse_writing("make directory", path, errno);
    sync_directory(directory_of(path));
}

void refuse_unsafe_directory(const Path& directory) {
    int links = 0;
    refuse_links_of_others(directory.is_absolute() ? directory : current_directory() / directory,
                           links);
    struct stat found {};
    if (::stat(directory.c_str(), &found) != 0) refuse("use", directory.native(), errno);
    if (!S_ISDIR(found.st_mode)) refuse("use", directory.native(), ENOTDIR);
    if (found.st_uid != ::geteuid())
        refuse_directory(directory, "it belongs to another user",
                         fmt::format("ls -ld {}", quoted_word(directory.native())));
    const bool all = (found.st_mode & S_IWOTH) != 0;
    const bool group = (found.st_mode & S_IWGRP) != 0 && !holds_only_us(found.st_gid);
    if (all || group) {
        refuse_directory(directory, "it can be written by others",
                         fmt::format("chmod go-w {}", quoted_word(directory.native())));
    }
}

void make_private_file(const Path& file) {
    const auto made = open_file(file, O_WRONLY | O_CREAT | O_EXCL, private_file);
    if (!made.is_open()) {
        if (errno == EEXIST) return;
        refuse_writing("make", file, errno);
    }
    try {
        const bool is_shared = is_shared_directory(directory_of(file));
        if (::fchmod(made.number(), is_shared ? shared_file : private_file) != 0)
            refuse("make", file.native(), errno);
        sync_directory(directory_of(file));
    } catch (const Error&) {
        ::unlink(file.c_str());  // or the next to make it would find it there
        throw;
    }
}

std::optional<std::string> read_file(const Path& file, std::size_t most) {
    const auto opened = open_file(file, O_RDONLY | O_NOCTTY);
    if (!opened.is_open()) {
        if (errno == ENOENT) return std::nullopt;
        refuse_reading(file, errno);
    }
    std::string content;
    if (const int code = read_fully(opened.number(), content, most)) {
        refuse("read", file.native(), code);
    }
    if (content.size() > most) refuse_size(file.native(), most);
    return content;
}

void write_file_durably(const Path& file, std::string_view content) {
    Replacement replacement(file, private_file);
    replacement.set_mode(private_file);
    replacement.take_place(content);
}

void remove_durably(const Path& file) {
    if (::unlink(file.c_str()) != 0 && errno != ENOENT) refuse("remove", file.native(), errno);
    sync_directory(directory_of(file));
}

void move_durably(const Path& from, const Path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0 && errno != ENOENT) {
        refuse("move", from.native(), errno);
    }
    sync_directory(directory_of(to));
    sync_directory(directory_of(from));
}

void name_durably(const Path& file, const Path& name) {
    if (::link(file.c_str(), name.c_str()) == 0) return sync_directory(directory_of(name));
    const bool has_no_links = errno == EPERM || errno == ENOTSUP || errno == EMLINK;
    if (!has_no_links || std::filesystem::exists(std::filesystem::symlink_status(name))) {
        refuse("make", name.native(), has_no_links ? EEXIST : errno);
    }
    move_durably(file, name);
}

void write_output_file(const Path& file, std::string_view content, Sync sync) {
    struct stat found {};
    const bool exists = ::stat(file.c_str(), &found) == 0;
    if (exists && !S_ISREG(found.st_mode)) return write_in_place(file, content);
    constexpr mode_t as_umask_allows = 0666;
    Replacement replacement(file, as_umask_allows);
    if (exists) {
        replacement.try_owner(found.st_uid, found.st_gid);
        replacement.set_mode(found.st_mode & 0777);
    }
    replacement.take_place(content, sync);
}

void sync_all_files(const Path& directory) {
    const auto opened = open_file(directory, O_RDONLY | O_DIRECTORY);
    if (!opened.is_open() || ::syncfs(opened.number()) != 0)
        refuse("write", directory.native(), errno);
}

std::optional<Path> find_upwards(const Path& start, std::string_view name) {
    auto directory = (start.is_absolute() ? start : current_directory() / start).lexically_normal();
    if (!directory.has_filename()) directory = directory.parent_path();
    while (true) {
        std::error_code unreadable;
        if (std::filesystem::exists(directory / name, unreadable)) return directory;
        if (!directory.has_relative_path()) return std::nullopt;
        directory = directory.parent_path();
    }
}

Path current_directory() {
    std::error_code failed;
    auto directory = std::filesystem::current_path(failed);
    if (failed)
        throw Error(Failure::io,
                    fmt::format("cannot find the current directory: {}", failed.message()), "cd");
    return directory;
}

}  // namespace trail::system
