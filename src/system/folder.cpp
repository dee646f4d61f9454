// A folder whose files are read and written by name.
#include "trail/system/folder.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <memory>

#include "system/descriptor.hpp"
#include "trail/error.hpp"
#include "trail/system/clock.hpp"
#include "trail/system/interrupts.hpp"

namespace trail::system {
namespace {

constexpr mode_t as_the_umask_says = 0666;
constexpr std::string_view unfinished = ".trail-";
constexpr std::time_t surely_over = 3600;

Descriptor open_in(int folder, const std::string& name, int flags, mode_t mode = 0) {
    int opened = -1;
    do {
        opened = ::openat(folder, name.c_str(), flags | O_CLOEXEC | O_NOFOLLOW, mode);
    } while (opened < 0 && errno == EINTR);
    return Descriptor(opened);
}

struct Closer {
    void operator()(DIR* stream) const { ::closedir(stream); }
};

// Gone again unless it took its place.
class NewFile {
public:
    NewFile(int folder, std::string shown)
        : folder_(folder),
          shown_(std::move(shown)),
          name_(fmt::format("{}{:016x}", unfinished, random_bits())),
          rubbish_(folder, name_),
          descriptor_(open_in(folder, name_, O_WRONLY | O_CREAT | O_EXCL, as_the_umask_says)) {
        if (!descriptor_.is_open()) refuse_writing("write", shown_, errno);
    }
    ~NewFile() {
        if (descriptor_.is_open()) ::unlinkat(folder_, name_.c_str(), 0);
    }
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void take_place_of(const std::string& name, std::string_view content) {
        struct stat found {};
        if (::fstatat(folder_, name.c_str(), &found, AT_SYMLINK_NOFOLLOW) == 0) {
            if (::fchmod(descriptor_.number(), found.st_mode & 0777) != 0) fail();
        }
        if (const int code = write_fully(descriptor_.number(), content))
            refuse_writing("write", shown_, code);
        if (::fsync(descriptor_.number()) != 0) fail();
        if (::renameat(folder_, name_.c_str(), folder_, name.c_str()) != 0) fail();
        descriptor_.close();
    }

private:
    [[noreturn]] void fail() const { refuse_writing("write", shown_, errno); }

    int folder_;
    std::string shown_;
    std::string name_;
    RemovedOnSignal rubbish_;
    Descriptor descriptor_;
};

}  // namespace

Folder::Folder(Path path) : path_(std::move(path)) {
    auto opened = open_file(path_, O_RDONLY | O_DIRECTORY);
    if (!opened.is_open() && (errno == ENOENT || errno == ENOTDIR)) {
        throw Error(Failure::usage, fmt::format("no folder \"{}\"", path_.native()), "ls");
    }
    if (!opened.is_open()) refuse_reading(path_, errno);
    descriptor_ = opened.release();
}

Folder::~Folder() {
    ::close(descriptor_);
}

void Folder::make(const Path& path) {
    std::error_code failed;
    std::filesystem::create_directories(path, failed);
    if (failed) refuse_writing("make directory", path, failed.value());
}

std::vector<Folder::File> Folder::files(std::size_t most) const {
    auto again = open_in(descriptor_, ".", O_RDONLY | O_DIRECTORY);
    const std::unique_ptr<DIR, Closer> stream(::fdopendir(again.number()));
    if (!stream) refuse("read", path_.native(), errno);
    again.release();
    std::vector<File> found;
    while (const dirent* entry = ::readdir(stream.get())) {
        const std::string name = entry->d_name;
        struct stat status {};
        if (::fstatat(descriptor_, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        if (S_ISDIR(status.st_mode)) continue;
        found.push_back({name, S_ISREG(status.st_mode)});
        if (found.size() > most) {
            throw Error(Failure::data,
                        fmt::format("{} holds more than {} files", path_.native(), most));
        }
    }
    std::ranges::sort(found, {}, &File::name);
    return found;
}

std::optional<std::string> Folder::read(const std::string& name, std::size_t most) const {
    const auto shown = (path_ / name).native();
    // A pipe would make us wait for its other end.
    const auto opened = open_in(descriptor_, name, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    if (!opened.is_open()) {
        if (errno == ENOENT) return std::nullopt;
        if (errno == ELOOP) throw Error(Failure::data, shown + " is a link");
        refuse_reading(shown, errno);
    }
    struct stat found {};
    if (::fstat(opened.number(), &found) != 0) refuse("read", shown, errno);
    if (!S_ISREG(found.st_mode)) throw Error(Failure::data, shown + " is no regular file");
    std::string content;
    if (const int code = read_fully(opened.number(), content, most)) refuse("read", shown, code);
    if (content.size() > most) refuse_size(shown, most);
    return content;
}

void Folder::write(const std::string& name, std::string_view content,
                   const std::optional<std::string>& before) const {
    const auto shown = (path_ / name).native();
    const auto most = std::max(content.size(), before ? before->size() : 0);
    NewFile file(descriptor_, shown);
    std::optional<std::string> now;
    try {
        now = read(name, most);
    } catch (const Error& error) {
        if (error.kind() != Failure::data) throw;
        now = std::string(most + 1, ' ');  // surely another one
    }
    if (now != before) {
        throw Error(Failure::busy, fmt::format("{} was changed meanwhile", shown));
    }
    file.take_place_of(name, content);
    if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != ENOTSUP) {
        refuse("sync", path_.native(), errno);
    }
}

void Folder::remove_leftovers() const {
    auto again = open_in(descriptor_, ".", O_RDONLY | O_DIRECTORY);
    const std::unique_ptr<DIR, Closer> stream(::fdopendir(again.number()));
    if (!stream) return;
    again.release();
    const auto before = std::time(nullptr) - surely_over;
    while (const dirent* entry = ::readdir(stream.get())) {
        const std::string name = entry->d_name;
        struct stat status {};
        if (!name.starts_with(unfinished) || name.size() != unfinished.size() + 16) continue;
        if (::fstatat(descriptor_, name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
        if (S_ISREG(status.st_mode) && status.st_mtime < before)
            ::unlinkat(descriptor_, name.c_str(), 0);
    }
}

bool lies_in(const Path& path, const Path& directory) {
    if (directory.empty()) return false;
    std::error_code failed;
    const auto inner = std::filesystem::weakly_canonical(path, failed);
    if (failed) return false;
    const auto outer = std::filesystem::weakly_canonical(directory, failed);
    if (failed) return false;
    return std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first ==
           outer.end();
}

}  // namespace trail::system
