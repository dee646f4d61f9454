// A file of the user's choosing, written piece by piece.
#include "trail/system/output_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>

#include "system/descriptor.hpp"
#include "trail/error.hpp"
#include "trail/system/interrupts.hpp"

namespace trail::system {
namespace {

constexpr std::size_t most_waiting = 256 * 1024;
constexpr mode_t as_the_umask_says = 0666;

bool is_plain_or_missing(const Path& file) {
    struct stat found {};
    return ::stat(file.c_str(), &found) != 0 || S_ISREG(found.st_mode);
}

}  // namespace

OutputFile::OutputFile(Path file) : file_(std::move(file)) {
    std::error_code ignored;
    if (const auto target = std::filesystem::canonical(file_, ignored); !ignored) file_ = target;
    // Devices and pipes are written to; they cannot be replaced.
    const bool replaces = is_plain_or_missing(file_);
    if (replaces) {
        temporary_ = fmt::format("{}.{}.part", file_.string(), ::getpid());
        rubbish_ = std::make_unique<RemovedOnSignal>(temporary_);
    }
    const std::string& opened = replaces ? temporary_ : file_.native();
    const int flags = replaces ? O_WRONLY | O_CREAT | O_EXCL : O_WRONLY;
    auto descriptor = open_file(opened, flags, as_the_umask_says);
    if (!descriptor.is_open()) {
        const int code = errno;
        rubbish_.reset();
        temporary_.clear();
        refuse_writing("write", file_, code);
    }
    descriptor_ = descriptor.release();
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view piece) {
    waiting_ += piece;
    if (waiting_.size() >= most_waiting) flush();
}

void OutputFile::flush() {
    if (const int code = write_fully(descriptor_, waiting_); code != 0) {
        refuse_writing("write", file_, code);
    }
    waiting_.clear();
}

void OutputFile::commit() {
    flush();
    if (temporary_.empty()) return;
    struct stat before {};
    if (::stat(file_.c_str(), &before) == 0) ::fchmod(descriptor_, before.st_mode & 07777);
    if (::fsync(descriptor_) != 0) refuse_writing("write", file_, errno);
    if (::rename(temporary_.c_str(), file_.c_str()) != 0) refuse_writing("write", file_, errno);
    temporary_.clear();
}

void read_in_pieces(const Path& file, const std::function<void(std::string_view)>& consume) {
    const auto opened = open_file(file.native(), O_RDONLY);
    if (!opened.is_open()) {
        if (errno != ENOENT) refuse_reading(file, errno);
        throw Error(Failure::usage, fmt::format("no file \"{}\"", file.native()), "ls");
    }
    std::array<char, 65536> buffer;
    while (true) {
        const auto got = read_some(opened.number(), buffer);
        if (got < 0) refuse("read", file.native(), errno);
        if (got == 0) return;
        consume({buffer.data(), static_cast<std::size_t>(got)});
    }
}

}  // namespace trail::system
