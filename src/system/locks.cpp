// Keeping others out: what the file system of a directory can do, and a lock on a file.
#include "trail/system/locks.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/time.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <string_view>
#include <utility>

#include "system/descriptor.hpp"
#include "trail/system/clock.hpp"

namespace trail::system {
namespace {

struct KnownFileSystem {
    std::uint32_t magic;  // statfs(2)
    FileSystem kind;
    std::string_view name;
};

constexpr auto local = FileSystem::local;
constexpr auto network = FileSystem::network;
constexpr std::array known_file_systems = {
    KnownFileSystem{0x0000ef53, local, "ext"},      KnownFileSystem{0x01021994, local, "tmpfs"},
    KnownFileSystem{0x2fc12fc1, local, "ZFS"},      KnownFileSystem{0x3153464a, local, "JFS"},
    KnownFileSystem{0x52654973, local, "ReiserFS"}, KnownFileSystem{0x58465342, local, "XFS"},
    KnownFileSystem{0x61756673, local, "aufs"},     KnownFileSystem{0x794c7630, local, "overlay"},
    KnownFileSystem{0x858458f6, local, "ramfs"},    KnownFileSystem{0x9123683e, local, "btrfs"},
    KnownFileSystem{0xca451a4e, local, "bcachefs"}, KnownFileSystem{0xf2f52010, local, "F2FS"},
    KnownFileSystem{0x0000f15f, local, "eCryptfs"}, KnownFileSystem{0x00003434, local, "NILFS"},
    KnownFileSystem{0x24051905, local, "UBIFS"},    KnownFileSystem{0x00004d44, local, "FAT"},
    KnownFileSystem{0x2011bab0, local, "exFAT"},    KnownFileSystem{0x7366746e, local, "NTFS"},
    KnownFileSystem{0x0000482b, local, "HFS+"},     KnownFileSystem{0x00006969, network, "NFS"},
    KnownFileSystem{0x0000517b, network, "SMB"},    KnownFileSystem{0xfe534d42, network, "SMB"},
    KnownFileSystem{0xff534d42, network, "CIFS"},   KnownFileSystem{0x01021997, network, "9p"},
    KnownFileSystem{0x65735546, network, "FUSE"},   KnownFileSystem{0x786f4256, network, "vboxsf"},
    KnownFileSystem{0xbacbacbc, network, "vmhgfs"}, KnownFileSystem{0x5346414f, network, "AFS"},
    KnownFileSystem{0x6b414653, network, "AFS"},    KnownFileSystem{0x00c36400, network, "Ceph"},
    KnownFileSystem{0x73757245, network, "Coda"},   KnownFileSystem{0x0bd00bd0, network, "Lustre"},
    KnownFileSystem{0x47504653, network, "GPFS"},   KnownFileSystem{0x01161970, network, "GFS2"},
    KnownFileSystem{0x7461636f, network, "OCFS2"},
};

// Removed at once: only its descriptors are needed.
class ProbeFile {
public:
    explicit ProbeFile(const Path& directory)
        : path_(directory / fmt::format(".trail-lock-{:016x}", random_bits())) {}
    ~ProbeFile() { ::unlink(path_.c_str()); }
    ProbeFile(const ProbeFile&) = delete;
    ProbeFile& operator=(const ProbeFile&) = delete;

    Descriptor open(int flags) const {
        auto opened = open_file(path_, O_RDWR | flags, 0600);
        if (!opened.is_open()) refuse("write", path_.native(), errno);
        return opened;
    }

private:
    Path path_;
};

// The kind of lock SQLite takes, but owned by the descriptor, so that one process can test it.
bool lock_range(const Descriptor& file) {
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_len = 1;
    return ::fcntl(file.number(), F_OFD_SETLK, &range) == 0;
}

bool lock_whole(int descriptor) {
    int result = 0;
    do result = ::flock(descriptor, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0;
}

Descriptor open_lock_file(const Path& file) {
    auto opened = open_file(file, O_RDWR);
    if (!opened.is_open() && errno == ENOENT) {
        make_private_file(file);
        opened = open_file(file, O_RDWR);
    }
    if (!opened.is_open()) refuse("open", file.native(), errno);
    return opened;
}

// Interrupts a wait in the kernel once the time is over, and again soon after: the first alarm may
// come just before the wait begins.
class Alarm {
public:
    explicit Alarm(std::chrono::milliseconds patience) {
        struct sigaction quiet {};
        quiet.sa_handler = [](int) {};
        ::sigaction(SIGALRM, &quiet, &action_before_);
        constexpr suseconds_t again_after_us = 10'000;
        const itimerval timer{
            .it_interval = {0, again_after_us},
            .it_value = {patience.count() / 1000,
                         static_cast<suseconds_t>(patience.count() % 1000 * 1000 + 1)}};
        ::setitimer(ITIMER_REAL, &timer, &timer_before_);
    }
    ~Alarm() {
        ::setitimer(ITIMER_REAL, &timer_before_, nullptr);
        ::sigaction(SIGALRM, &action_before_, nullptr);
    }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

private:
    struct sigaction action_before_ {};
    itimerval timer_before_{};
};

// Waits in the kernel's queue, which serves those who came first; whoever polls is overtaken by
// newcomers for as long as they keep coming.
bool wait_for_whole(int descriptor, std::chrono::milliseconds patience) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + patience;
    const Alarm alarm(patience);
    while (::flock(descriptor, LOCK_EX) != 0) {
        if (errno != EINTR || Clock::now() >= deadline) return false;
    }
    return true;
}

}  // namespace

FileSystem file_system_of(const Path& directory, std::string* name) {
    struct statfs found {};
    while (::statfs(directory.c_str(), &found) != 0) {
        if (errno != EINTR) refuse("use", directory.native(), errno);
    }
    const auto magic = static_cast<std::uint32_t>(found.f_type);
    const auto* known = std::ranges::find(known_file_systems, magic, &KnownFileSystem::magic);
    if (known == known_file_systems.end()) {
        if (name != nullptr) *name = fmt::format("unknown file system {:#x}", magic);
        return FileSystem::network;
    }
    if (name != nullptr) *name = known->name;
    return known->kind;
}

bool locks_work_in(const Path& directory) {
    const ProbeFile probe(directory);
    const auto first = probe.open(O_CREAT | O_EXCL);
    const auto second = probe.open(0);
    return lock_range(first) && !lock_range(second) && lock_whole(first.number()) &&
           !lock_whole(second.number());
}

std::optional<FileLock> FileLock::take(const Path& file, int patience_ms) {
    auto opened = open_lock_file(file);
    if (lock_whole(opened.number())) return FileLock(opened.release());
    if (errno != EWOULDBLOCK) refuse("lock", file.native(), errno);
    if (patience_ms <= 0) return std::nullopt;
    if (wait_for_whole(opened.number(), std::chrono::milliseconds(patience_ms))) {
        return FileLock(opened.release());
    }
    if (errno != EINTR) refuse("lock", file.native(), errno);
    return std::nullopt;
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

FileLock::~FileLock() {
    Descriptor closing(descriptor_);
}

}  // namespace trail::system
