// Other programs: started without a shell unless the user's own setting is a shell command.
#include "trail/system/process.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "system/child.hpp"
#include "system/descriptor.hpp"

namespace trail::system {
namespace {

using Sink = std::function<bool(std::string_view)>;

Finished failed_start(const Command& command, int code) {
    const auto place = command.directory.empty() ? "" : fmt::format(" in {}", command.directory);
    return {not_started, "",
            fmt::format("cannot start {}{}: {}", command.arguments.at(0), place, reason(code))};
}

struct Pipe {
    Descriptor reader;
    Descriptor writer;
};

Pipe make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) refuse("make", "a pipe", errno);
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

// What a child reads: a text through a pipe, or nothing.
class Feed {
public:
    explicit Feed(const Command& command) : rest_(command.input) {
        if (command.input_file) {
            open_at(*command.input_file);
            return;
        }
        if (rest_.empty()) {
            pipe_.reader = open_file("/dev/null", O_RDONLY);
            return;
        }
        pipe_ = make_pipe();
        ::fcntl(pipe_.writer.number(), F_SETFL, O_NONBLOCK);
    }

    int reader() const { return pipe_.reader.number(); }
    int writer() const { return pipe_.writer.number(); }
    bool is_open() const { return pipe_.writer.is_open(); }
    void started() { pipe_.reader.close(); }

    // A program may stop reading whenever it likes.
    void write() {
        const auto count = write_quietly(writer(), rest_);
        if (count >= 0) {
            rest_.remove_prefix(static_cast<std::size_t>(count));
        } else if (errno != EAGAIN && errno != EINTR) {
            rest_ = {};
        }
        if (rest_.empty()) pipe_.writer.close();
    }

private:
    void open_at(const FilePart& part) {
        pipe_.reader = open_file(part.path, O_RDONLY);
        if (::lseek(pipe_.reader.number(), static_cast<off_t>(part.begin), SEEK_SET) < 0)
            refuse("read", part.path, errno);
    }

    std::string_view rest_;
    Pipe pipe_;
};

// Until when a program may take its time.
class Deadline {
public:
    explicit Deadline(std::chrono::seconds patience)
        : end_(Clock::now() + patience), none_(patience.count() == 0) {}

    // For poll: -1 is for ever.
    int milliseconds_left() const {
        if (none_) return -1;
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(end_ - Clock::now());
        return left.count() > 0 ? static_cast<int>(left.count()) + 1 : 0;
    }

private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point end_;
    bool none_;
};

enum class Ending { whole, unwanted, late };

// Passes on one piece. False when `sink` wants no more.
bool pass_on(Descriptor& from, const Sink& sink) {
    std::array<char, 64 * 1024> piece;
    const auto count = read_some(from.number(), piece);
    if (count > 0) return sink({piece.data(), static_cast<std::size_t>(count)});
    from.close();
    return true;
}

// Moves bytes in all three directions at once, since any of them may be what the program waits for.
// `unwanted` when `sink` wants no more.
Ending exchange(Feed& feed, Descriptor& output, const Sink& sink, Descriptor& errors,
                std::string& said, const Deadline& deadline) {
    const Sink collect = [&said](std::string_view piece) {
        said += piece;
        return true;
    };
    while (feed.is_open() || output.is_open() || errors.is_open()) {
        std::array<pollfd, 3> watched = {{{feed.writer(), POLLOUT, 0},
                                          {output.number(), POLLIN, 0},
                                          {errors.number(), POLLIN, 0}}};
        const int ready = ::poll(watched.data(), watched.size(), deadline.milliseconds_left());
        if (ready == 0) return Ending::late;
        if (ready < 0) {
            if (errno == EINTR) continue;
            refuse("wait for", "a program", errno);
        }
        if (watched[0].revents != 0) feed.write();
        if (watched[1].revents != 0 && !pass_on(output, sink)) return Ending::unwanted;
        if (watched[2].revents != 0) pass_on(errors, collect);
    }
    return Ending::whole;
}

// Ctrl-C is for the editor or pager in front; were we to die of it, the two would fight over the
// terminal with the shell.
class InterruptsIgnored {
public:
    explicit InterruptsIgnored(sigset_t& default_signals) {
        struct sigaction ignore {};
        ignore.sa_handler = SIG_IGN;
        for (std::size_t i = 0; i < signals.size(); ++i) {
            ::sigaction(signals[i], &ignore, &before_[i]);
            if (before_[i].sa_handler != SIG_IGN) ::sigaddset(&default_signals, signals[i]);
        }
    }
    ~InterruptsIgnored() {
        for (std::size_t i = 0; i < signals.size(); ++i) {
            ::sigaction(signals[i], &before_[i], nullptr);
        }
    }
    InterruptsIgnored(const InterruptsIgnored&) = delete;
    InterruptsIgnored& operator=(const InterruptsIgnored&) = delete;

private:
    static constexpr std::array<int, 2> signals = {SIGINT, SIGQUIT};
    std::array<struct sigaction, 2> before_{};
};

sigset_t pipe_signal() {
    sigset_t signals;
    ::sigemptyset(&signals);
    ::sigaddset(&signals, SIGPIPE);
    return signals;
}

class RealProcesses : public Processes {
public:
    explicit RealProcesses(Environment environment) : environment_(std::move(environment)) {}

    Finished run(const Command& command) override {
        std::string output;
        auto finished = stream(command, [&output](std::string_view piece) {
            output += piece;
            return true;
        });
        finished.output = std::move(output);
        return finished;
    }

    Finished stream(const Command& command, const Sink& consume) override {
        Feed feed(command);
        auto output = make_pipe();
        auto errors = make_pipe();
        pid_t id = 0;
        const Ends ends{feed.reader(), output.writer.number(), errors.writer.number()};
        if (const int code = start(command, environment_.variables(), ends, pipe_signal(), id)) {
            return failed_start(command, code);
        }
        Child child(id);
        feed.started();
        output.writer.close();
        errors.writer.close();
        Finished finished;
        const Deadline deadline(command.patience);
        const auto ending =
            exchange(feed, output.reader, consume, errors.reader, finished.errors, deadline);
        end(child, ending, deadline, finished);
        return finished;
    }

    int interact(const Command& command) override {
        std::optional<Feed> feed;
        if (!command.input.empty()) feed.emplace(command);
        auto signals = pipe_signal();
        const InterruptsIgnored ignored(signals);
        pid_t id = 0;
        const Ends ends{feed ? feed->reader() : -1, -1, -1};
        if (start(command, environment_.variables(), ends, signals, id) != 0) return not_started;
        Child child(id);
        if (feed) {
            feed->started();
            Descriptor none;
            Descriptor nothing;
            std::string silence;
            exchange(*feed, none, {}, nothing, silence, Deadline(command.patience));
        }
        return child.wait();
    }

private:
    // A program may close its outputs and go on, or end and leave them to a child of its own.
    static void end(Child& child, Ending ending, const Deadline& deadline, Finished& finished) {
        const int left = deadline.milliseconds_left();
        if (ending == Ending::whole && left < 0) {
            finished.status = child.wait();
            return;
        }
        if (ending != Ending::unwanted) {
            if (const auto status = child.wait_at_most(std::chrono::milliseconds(left))) {
                finished.status = *status;
                return;
            }
            finished.timed_out = true;
        }
        finished.status = child.end();
    }

    Environment environment_;
};

}  // namespace

std::unique_ptr<Processes> real_processes(const Environment& environment) {
    // Left ignored by a careless parent, it would throw away the exit codes of our children.
    ::signal(SIGCHLD, SIG_DFL);
    return std::make_unique<RealProcesses>(environment);
}

bool is_installed(std::string_view program, const Environment& environment) {
    const auto file = find_program(program, environment.variables());
    return !file.empty() && is_program(file);
}

}  // namespace trail::system
