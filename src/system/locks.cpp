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
#include <functional>
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

constexpr KnownFileSystem unknown{0, network, ""};

const KnownFileSystem& kind_of(const struct statfs& found) {
    const auto* known = std::ranges::find(
        known_file_systems, static_cast<std::uint32_t>(found.f_type), &KnownFileSystem::magic);
    return known == known_file_systems.end() ? unknown : *known;
}

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
// come just before the wait begins. A caller may have blocked it.
class Alarm {
public:
    explicit Alarm(std::chrono::milliseconds patience) {
        struct sigaction quiet {};
        quiet.sa_handler = [](int) {};
        ::sigaction(SIGALRM, &quiet, &action_before_);
        sigset_t alarms;
        ::sigemptyset(&alarms);
        ::sigaddset(&alarms, SIGALRM);
        ::pthread_sigmask(SIG_UNBLOCK, &alarms, &mask_before_);
        constexpr suseconds_t again_after_us = 10'000;
        const itimerval timer{
            .it_interval = {0, again_after_us},
            .it_value = {patience.count() / 1000,
                         static_cast<suseconds_t>(patience.count() % 1000 * 1000 + 1)}};
        ::setitimer(ITIMER_REAL, &timer, &timer_before_);
    }
    ~Alarm() {
        ::setitimer(ITIMER_REAL, &timer_before_, nullptr);
        ::pthread_sigmask(SIG_SETMASK, &mask_before_, nullptr);
        ::sigaction(SIGALRM, &action_before_, nullptr);
    }
    Alarm(const Alarm&) = delete;
    Alarm& operator=(const Alarm&) = delete;

private:
    struct sigaction action_before_ {};
    sigset_t mask_before_{};
    itimerval timer_before_{};
};

class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds patience) : at_(Clock::now() + patience) {}

    bool is_over() const { return Clock::now() >= at_; }
    std::chrono::milliseconds left() const {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(at_ - Clock::now());
        return std::max(left, std::chrono::milliseconds(0));
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point at_;
};

// A wait in the kernel that ends at the latest when the time is over.
class Patience {
public:
    explicit Patience(std::chrono::milliseconds patience) : deadline_(patience), alarm_(patience) {}

    bool wait(const std::function<int()>& call) const {
        while (call() != 0) {
            if (errno != EINTR || deadline_.is_over()) return false;
        }
        return true;
    }

private:
    Deadline deadline_;
    Alarm alarm_;
};

// Those who wait stand in line, each with a byte of the file behind the byte of whoever came
// before. Without a line the lock goes to whoever asks at the right moment, which under load is a
// newcomer more often than somebody who has to be woken up first.
class Line {
public:
    explicit Line(int descriptor) : descriptor_(descriptor) {}

    bool is_empty() const {
        auto range = at(F_WRLCK, first);
        range.l_len = to_the_end;
        return ::fcntl(descriptor_, F_OFD_GETLK, &range) == 0 && range.l_type == F_UNLCK;
    }

    // Kept until the descriptor is closed. None when the time is over, or when another program
    // locks all bytes of the file.
    std::optional<off_t> place(const Patience& patience) const {
        if (!change(F_OFD_SETLKW, F_WRLCK, door, patience)) return std::nullopt;
        auto own = end();
        if (own && !change(F_OFD_SETLK, F_WRLCK, *own, patience)) own.reset();
        change(F_OFD_SETLK, F_UNLCK, door, patience);
        return own;
    }

    // Who has stood longest of those before this place, or 0.
    off_t head_before(off_t own) const {
        off_t head = 0;
        for (auto found = own; (found = somebody_before(found)) != 0;) head = found;
        return head;
    }

    // Returns when all before this place have left; false when the time is over.
    bool is_next(off_t own, const Patience& patience) const {
        for (auto before = own - 1; before >= first; before = somebody_before(own)) {
            if (!change(F_OFD_SETLKW, F_RDLCK, before, patience)) return false;
            change(F_OFD_SETLK, F_UNLCK, before, patience);
        }
        return true;
    }

private:
    static constexpr off_t door = 0;  // held by whoever looks for a place
    static constexpr off_t first = 1;
    static constexpr off_t to_the_end = 0;  // fcntl(2)

    // Behind all who stand there; nowhere when another program holds all that follows. By steps
    // that double, then by halves: sixty who stand there take twelve questions.
    std::optional<off_t> end() const {
        off_t low = first;
        std::optional<off_t> high;
        for (off_t step = 0; !high || low < *high; step = 2 * step + 1) {
            const off_t place = high ? low + (*high - low) / 2 : low + step;
            auto range = at(F_WRLCK, place);
            range.l_len = to_the_end;
            if (::fcntl(descriptor_, F_OFD_GETLK, &range) != 0) return std::nullopt;
            if (range.l_type != F_UNLCK && range.l_len == to_the_end) return std::nullopt;
            if (range.l_type == F_UNLCK)
                high = place;
            else
                low = range.l_start + range.l_len;
        }
        return low;
    }

    // Their place, or 0.
    off_t somebody_before(off_t place) const {
        auto range = at(F_RDLCK, first);
        range.l_len = place - first;
        const bool is_known = place > first && ::fcntl(descriptor_, F_OFD_GETLK, &range) == 0;
        return is_known && range.l_type != F_UNLCK ? std::max(range.l_start, first) : 0;
    }

    bool change(int command, short type, off_t place, const Patience& patience) const {
        auto range = at(type, place);
        return patience.wait([&] { return ::fcntl(descriptor_, command, &range); });
    }

    static struct flock at(short type, off_t place) {
        struct flock range {};
        range.l_type = type;
        range.l_whence = SEEK_SET;
        range.l_start = place;
        range.l_len = 1;
        return range;
    }

    int descriptor_;
};

// Servers of shares lock the whole file as the same bytes, so a line would stand in its own way.
bool can_stand_in_line(int descriptor) {
    struct statfs found {};
    if (::fstatfs(descriptor, &found) != 0) return false;
    return kind_of(found).kind == FileSystem::local;
}

// Somebody in the line may have been stopped, and the lock is not theirs because of that: who
// stands in a line that does not move tries now and then whether it is free. In one that moves that
// would be to pass the others.
bool has_stood_for(int descriptor, const Deadline& deadline, std::chrono::milliseconds glance) {
    const Line line(descriptor);
    if (line.is_empty() && lock_whole(descriptor)) return true;
    const auto place = line.place(Patience(glance));
    if (!place) return false;
    auto head = line.head_before(*place);
    while (!deadline.is_over() && !line.is_next(*place, Patience(glance))) {
        const auto head_before = std::exchange(head, line.head_before(*place));
        if (head == head_before && lock_whole(descriptor)) return true;
    }
    return false;
}

bool wait_for_whole(int descriptor, std::chrono::milliseconds patience) {
    constexpr std::chrono::milliseconds longest_glance{50};
    const Deadline deadline(patience);
    if (can_stand_in_line(descriptor) &&
        has_stood_for(descriptor, deadline, std::min(patience / 4, longest_glance)))
        return true;
    const Patience rest(deadline.left());
    return rest.wait([&] { return ::flock(descriptor, LOCK_EX); });
}

}  // namespace

FileSystem file_system_of(const Path& directory, std::string* name) {
    struct statfs found {};
    while (::statfs(directory.c_str(), &found) != 0) {
        if (errno != EINTR) refuse("use", directory.native(), errno);
    }
    const auto& known = kind_of(found);
    if (name != nullptr)
        *name = known.name.empty() ? fmt::format("unknown file system {:#x}",
                                                 static_cast<std::uint32_t>(found.f_type))
                                   : std::string(known.name);
    return known.kind;
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
    if (patience_ms <= 0) {
        if (lock_whole(opened.number())) return FileLock(opened.release());
        if (errno != EWOULDBLOCK) refuse("lock", file.native(), errno);
        return std::nullopt;
    }
    if (wait_for_whole(opened.number(), std::chrono::milliseconds(patience_ms)))
        return FileLock(opened.release());
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
