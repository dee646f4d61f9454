// Keeping others out.
#include "trail/system/locks.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using test::Scratch;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

static_assert(!std::is_copy_constructible_v<FileLock>);

// Returns when as many stand in line before the file; each has a byte of it.
void wait_for_line(const Path& file, off_t many) {
    const int seen = ::open(file.c_str(), O_RDWR | O_CLOEXEC);
    REQUIRE(seen >= 0);
    struct flock last {};
    const auto deadline = Clock::now() + std::chrono::seconds(20);
    do {
        REQUIRE(Clock::now() < deadline);
        std::this_thread::sleep_for(milliseconds(1));
        last = {};
        last.l_type = F_WRLCK;
        last.l_start = many;
        last.l_len = 1;
        REQUIRE(::fcntl(seen, F_OFD_GETLK, &last) == 0);
    } while (last.l_type == F_UNLCK);
    ::close(seen);
}

// Those who wait for a lock, and in which order they got it.
class Waiters {
public:
    explicit Waiters(Path file) : file_(std::move(file)) {}

    void add(int name) {
        threads_.emplace_back([this, name] {
            const auto lock = FileLock::take(file_, 20'000);
            const std::lock_guard guard(writing_);
            served_.push_back(lock ? name : -name);
        });
    }

    std::vector<int> served() {
        for (auto& thread : threads_) thread.join();
        threads_.clear();
        return served_;
    }

private:
    Path file_;
    std::vector<std::thread> threads_;
    std::mutex writing_;
    std::vector<int> served_;
};

// In this thread.
class BlockedAlarms {
public:
    BlockedAlarms() {
        sigset_t alarms;
        ::sigemptyset(&alarms);
        ::sigaddset(&alarms, SIGALRM);
        ::pthread_sigmask(SIG_BLOCK, &alarms, &before_);
    }
    ~BlockedAlarms() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    BlockedAlarms(const BlockedAlarms&) = delete;
    BlockedAlarms& operator=(const BlockedAlarms&) = delete;

private:
    sigset_t before_{};
};

// Somebody in the line who comes to the lock later.
class Place {
public:
    Place(const Path& file, off_t start)
        : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        struct flock range {};
        range.l_type = F_WRLCK;
        range.l_start = start;
        range.l_len = 1;
        REQUIRE(::fcntl(descriptor_, F_OFD_SETLK, &range) == 0);
    }
    ~Place() { ::close(descriptor_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

private:
    int descriptor_;
};

// Another process that was stopped while it held these bytes of the file; a length of 0 means all
// that follow.
class StoppedHolder {
public:
    StoppedHolder(const Path& file, off_t start, off_t length) : process_(::fork()) {
        if (process_ == 0) {
            struct flock range {};
            range.l_type = F_WRLCK;
            range.l_start = start;
            range.l_len = length;
            const int opened = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
            if (::fcntl(opened, F_OFD_SETLK, &range) == 0) ::raise(SIGSTOP);
            ::_exit(1);
        }
        int status = 0;
        ::waitpid(process_, &status, WUNTRACED);
        REQUIRE(WIFSTOPPED(status));
    }
    ~StoppedHolder() {
        ::kill(process_, SIGKILL);
        ::waitpid(process_, nullptr, 0);
    }
    StoppedHolder(const StoppedHolder&) = delete;
    StoppedHolder& operator=(const StoppedHolder&) = delete;

private:
    pid_t process_;
};

}  // namespace

TEST_CASE("a lock is had once, and again after its release") {
    const Scratch scratch;
    {
        const auto first = FileLock::take(scratch / "lock", 0);
        CHECK(first.has_value());
        CHECK_FALSE(FileLock::take(scratch / "lock", 0).has_value());
    }
    CHECK(FileLock::take(scratch / "lock", 0).has_value());
}

TEST_CASE("a lock file is made private whatever the umask") {
    const Scratch scratch;
    for (const mode_t mask : {0000U, 0077U}) {
        const test::Umask umask(mask);
        const auto file = scratch / ("lock" + std::to_string(mask));
        CHECK(FileLock::take(file, 0).has_value());
        CHECK(test::mode_of(file) == 0600);
    }
}

TEST_CASE("a lock that moves is released once, by its last owner") {
    const Scratch scratch;
    auto first = FileLock::take(scratch / "a", 0);
    auto other = FileLock::take(scratch / "b", 0);
    REQUIRE((first && other));
    {
        FileLock moved = std::move(*first);
        first.reset();
        CHECK_FALSE(FileLock::take(scratch / "a", 0).has_value());
        moved = std::move(*other);
        other.reset();
        CHECK_FALSE(FileLock::take(scratch / "b", 0).has_value());
        CHECK(FileLock::take(scratch / "a", 0).has_value());
    }
    CHECK(FileLock::take(scratch / "b", 0).has_value());
}

TEST_CASE("patience ends when it was said to") {
    const Scratch scratch;
    const auto held = FileLock::take(scratch / "lock", 0);
    const auto begin = Clock::now();
    CHECK_FALSE(FileLock::take(scratch / "lock", 60).has_value());
    const auto waited = Clock::now() - begin;
    CHECK(waited >= milliseconds(60));
    CHECK(waited < milliseconds(5000));
}

TEST_CASE("a waiter gets the lock soon after its release") {
    const Scratch scratch;
    auto held = FileLock::take(scratch / "lock", 0);
    std::thread holder([&] {
        std::this_thread::sleep_for(milliseconds(50));
        held.reset();
    });
    const auto taken = FileLock::take(scratch / "lock", 10'000);
    holder.join();
    CHECK(taken.has_value());
}

TEST_CASE("whoever came first is served first, before one who asks at the right moment") {
    const Scratch scratch;
    auto held = FileLock::take(scratch / "lock", 1000);
    Waiters waiters(scratch / "lock");
    constexpr int many = 6;
    for (int name = 1; name <= many; ++name) {
        waiters.add(name);
        wait_for_line(scratch / "lock", name);
    }
    held.reset();
    const auto again = FileLock::take(scratch / "lock", 20'000);
    CHECK(again.has_value());
    CHECK(waiters.served() == std::vector{1, 2, 3, 4, 5, 6});
}

TEST_CASE("somebody who was stopped in the line hardly delays those behind") {
    const Scratch scratch;
    const StoppedHolder stopped(scratch / "lock", 1, 1);
    CHECK(FileLock::take(scratch / "lock", 100).has_value());
    const auto begin = Clock::now();
    CHECK(FileLock::take(scratch / "lock", 60'000).has_value());
    CHECK(Clock::now() - begin < milliseconds(20'000));
}

TEST_CASE("somebody in the middle of the line who is gone lets nobody pass the others") {
    const Scratch scratch;
    auto held = FileLock::take(scratch / "lock", 1000);
    Waiters waiters(scratch / "lock");
    for (int name = 1; name <= 2; ++name) {
        waiters.add(name);
        wait_for_line(scratch / "lock", name);
    }
    {
        const StoppedHolder gone(scratch / "lock", 3, 1);
        waiters.add(3);
        wait_for_line(scratch / "lock", 4);
    }
    std::this_thread::sleep_for(milliseconds(30));
    held.reset();
    CHECK(waiters.served() == std::vector{1, 2, 3});
}

TEST_CASE("a line that moves is passed by nobody, however long it takes") {
    // A machine that is busy makes it stand still now and then; that is another matter.
    constexpr int attempts = 20;
    std::size_t passed = 1;
    for (int attempt = 0; attempt < attempts && passed > 0; ++attempt) {
        const Scratch scratch;
        std::deque<Place> line;
        for (off_t place = 1; place <= 8; ++place) line.emplace_back(scratch / "lock", place);
        std::atomic<std::size_t> left = line.size();
        std::thread moving([&] {
            const BlockedAlarms alarms;
            for (; !line.empty(); line.pop_front()) {
                std::this_thread::sleep_for(milliseconds(15));
                --left;
            }
        });
        CHECK(FileLock::take(scratch / "lock", 20'000).has_value());
        passed = left;
        moving.join();
    }
    CHECK(passed == 0);
}

TEST_CASE("whoever locks all bytes of the file, without a line, is not waited for") {
    const Scratch scratch;
    const StoppedHolder other(scratch / "lock", 0, 0);
    CHECK(FileLock::take(scratch / "lock", 100).has_value());
}

TEST_CASE("patience ends even for a caller who blocks alarms, and they stay blocked") {
    const Scratch scratch;
    const auto held = FileLock::take(scratch / "lock", 0);
    const BlockedAlarms alarms;
    CHECK_FALSE(FileLock::take(scratch / "lock", 60).has_value());
    sigset_t after;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &after);
    CHECK(::sigismember(&after, SIGALRM) == 1);
}

TEST_CASE("somebody who leaves the line does not let those behind pass the others") {
    const Scratch scratch;
    auto held = FileLock::take(scratch / "lock", 1000);
    Waiters waiters(scratch / "lock");
    waiters.add(1);
    wait_for_line(scratch / "lock", 1);
    CHECK_FALSE(FileLock::take(scratch / "lock", 30).has_value());
    waiters.add(2);
    wait_for_line(scratch / "lock", 2);
    CHECK_FALSE(FileLock::take(scratch / "lock", 30).has_value());
    held.reset();
    CHECK(waiters.served() == std::vector{1, 2});
}

TEST_CASE("the death of its holder releases a lock") {
    const Scratch scratch;
    const auto holder = ::fork();
    if (holder == 0) {
        const auto held = FileLock::take(scratch / "lock", 0);
        ::_exit(held ? 0 : 1);
    }
    int status = -1;
    ::waitpid(holder, &status, 0);
    CHECK(status == 0);
    CHECK(FileLock::take(scratch / "lock", 0).has_value());
}

TEST_CASE("a lock file that cannot be made is an error with its path") {
    const Scratch scratch;
    const auto file = scratch / "missing/lock";
    const auto error = test::error_of([&] { FileLock::take(file, 0); });
    CHECK(error.kind() == Failure::io);
    CHECK(error.what() == "cannot make " + file.string() + ": No such file or directory");
}

TEST_CASE("locks work in an ordinary directory, and the test leaves nothing there") {
    const Scratch scratch;
    CHECK(locks_work_in(scratch.path()));
    CHECK(test::files_in(scratch.path()) == 0);
}

TEST_CASE("where no file can be made, locks cannot be tested") {
    const Scratch scratch;
    test::put(scratch / "file", "");
    CHECK(test::error_of([&] { locks_work_in(scratch / "file"); }).kind() == Failure::io);
    CHECK(test::error_of([&] { locks_work_in(scratch / "missing"); }).kind() == Failure::io);
}

TEST_CASE("a file system that nobody listed counts as a network") {
    std::string name;
    CHECK(file_system_of("/proc", &name) == FileSystem::network);
    CHECK(name == "unknown file system 0x9fa0");
    CHECK(file_system_of("/proc") == FileSystem::network);
}

TEST_CASE("shared memory is a local file system") {
    std::string name;
    CHECK(file_system_of("/dev/shm", &name) == FileSystem::local);
    CHECK(name == "tmpfs");
}

TEST_CASE("a directory that is not there has no file system") {
    const auto error = test::error_of([] { file_system_of("/no/such/place"); });
    CHECK(error.kind() == Failure::io);
    CHECK(std::string(error.what()) == "cannot use /no/such/place: No such file or directory");
}

}  // namespace trail::system
