// A file descriptor that closes itself, and reading and writing through one without losing bytes.
#include "system/descriptor.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "trail/error.hpp"
#include "trail/system/look.hpp"

namespace trail::system {
namespace {

// A parent may have left its end of our streams in non-blocking mode.
bool wait_until_ready(int descriptor, short event) {
    pollfd watched{descriptor, event, 0};
    return ::poll(&watched, 1, -1) >= 0 || errno == EINTR;
}

bool may_try_again(int descriptor, short event) {
    if (errno == EINTR) return true;
    return (errno == EAGAIN || errno == EWOULDBLOCK) && wait_until_ready(descriptor, event);
}

class PipeSignalIgnored {
public:
    PipeSignalIgnored() {
        struct sigaction ignore {};
        ignore.sa_handler = SIG_IGN;
        ::sigaction(SIGPIPE, &ignore, &before_);
    }
    ~PipeSignalIgnored() {
        const int kept = errno;
        ::sigaction(SIGPIPE, &before_, nullptr);
        errno = kept;
    }
    PipeSignalIgnored(const PipeSignalIgnored&) = delete;
    PipeSignalIgnored& operator=(const PipeSignalIgnored&) = delete;

private:
    struct sigaction before_ {};
};

std::string size_text(std::size_t bytes) {
    constexpr std::size_t kilo = 1024;
    if (bytes > 0 && bytes % (kilo * kilo) == 0) return fmt::format("{} MB", bytes / (kilo * kilo));
    if (bytes > 0 && bytes % kilo == 0) return fmt::format("{} KB", bytes / kilo);
    return fmt::format("{} bytes", bytes);
}

// By its rights, or by those of a folder above it.
bool is_shut(int code) {
    return code == EACCES || code == ENOTDIR;
}

}  // namespace

void Descriptor::close() {
    if (number_ >= 0) ::close(release());
}

Descriptor open_file(const std::string& path, int flags, mode_t mode) {
    while (true) {
        const int number = ::open(path.c_str(), flags | O_CLOEXEC, mode);
        if (number >= 0 || errno != EINTR) return Descriptor(number);
    }
}

ssize_t read_some(int descriptor, std::span<char> into) {
    while (true) {
        const auto count = ::read(descriptor, into.data(), into.size());
        if (count >= 0 || !may_try_again(descriptor, POLLIN)) return count;
    }
}

ssize_t write_quietly(int descriptor, std::string_view content) {
    const PipeSignalIgnored ignored;
    return ::write(descriptor, content.data(), content.size());
}

int write_fully(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const auto count = write_quietly(descriptor, content);
        if (count >= 0) {
            content.remove_prefix(static_cast<std::size_t>(count));
        } else if (!may_try_again(descriptor, POLLOUT)) {
            return errno;
        }
    }
    return 0;
}

int read_fully(int descriptor, std::string& content, std::size_t most) {
    std::array<char, 64 * 1024> piece;
    while (content.size() <= most) {
        const auto count = read_some(descriptor, piece);
        if (count < 0) return errno;
        if (count == 0) return 0;
        content.append(piece.data(), static_cast<std::size_t>(count));
    }
    return 0;
}

std::string reason(int code) {
    return std::generic_category().message(code);
}

void refuse(std::string_view act, std::string_view what, int code) {
    const bool is_shut_file = what.starts_with('/') && is_shut(code);
    throw Error(Failure::io, fmt::format("cannot {} {}: {}", act, what, reason(code)),
                is_shut_file ? look_command(what) : std::string());
}

void refuse_reading(const std::filesystem::path& file, int code) {
    throw Error(Failure::io, fmt::format("cannot read {}: {}", file.native(), reason(code)),
                is_shut(code) ? look_command(file) : std::string());
}

void refuse_writing(std::string_view act, const std::filesystem::path& file, int code) {
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    std::error_code ignored;
    const bool is_missing = code == ENOENT && !std::filesystem::exists(folder, ignored);
    const auto remedy = is_missing ? "mkdir -p " + quoted_word(folder.native())
                        : code == ENOSPC || code == EDQUOT ? "df -h " + quoted_word(folder.native())
                        : code == EROFS ? "findmnt -T " + quoted_word(folder.native())
                                        : look_command(code == ENOTDIR ? file : folder);
    throw Error(Failure::io, fmt::format("cannot {} {}: {}", act, file.native(), reason(code)),
                remedy);
}

void refuse_size(std::string_view what, std::size_t most) {
    throw Error(Failure::data,
                fmt::format("cannot read {}: larger than {}", what, size_text(most)));
}

}  // namespace trail::system
