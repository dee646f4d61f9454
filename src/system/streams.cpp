// The three standard streams: where a command reads and writes.
#include "trail/system/streams.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include "system/descriptor.hpp"
#include "trail/error.hpp"
#include "trail/system/interrupts.hpp"

namespace trail::system {
namespace {

constexpr std::size_t most_buffered = 64 * 1024;
constexpr std::size_t longest_line = 16 * 1024 * 1024;
constexpr std::string_view input_name = "standard input";

// The opposite direction makes every use fail with EBADF, as it would on the closed descriptor.
void occupy_closed_descriptors() {
    for (const int number : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (::fcntl(number, F_GETFD) >= 0 || errno != EBADF) continue;
        const int direction = number == STDIN_FILENO ? O_WRONLY : O_RDONLY;
        // The lowest free number is this one; children are to inherit it.
        [[maybe_unused]] const int taken = ::open("/dev/null", direction);
    }
}

bool ends_line(std::string_view text) {
    return text.back() == '\n' || text.back() == '\r';
}

[[noreturn]] void end_as_sigpipe_does() {
    ::signal(SIGPIPE, SIG_DFL);
    sigset_t pipe_signal;
    ::sigemptyset(&pipe_signal);
    ::sigaddset(&pipe_signal, SIGPIPE);
    ::sigprocmask(SIG_UNBLOCK, &pipe_signal, nullptr);
    ::raise(SIGPIPE);
    ::_exit(128 + SIGPIPE);
}

class StandardStreams : public Streams {
public:
    explicit StandardStreams(const Environment& environment) : environment_(environment) {
        occupy_closed_descriptors();
        set_appearance({});
    }

    ~StandardStreams() override { write_fully(STDOUT_FILENO, buffer_); }

    void out(std::string_view text) override {
        buffer_ += text;
        if (buffer_.size() >= most_buffered) flush();
    }

    void err(std::string_view text) override {
        write_buffer();
        const bool is_shown = err_device_.terminal && !text.empty();
        if (is_shown && !ends_line(text)) set_open(true);
        write_fully(STDERR_FILENO, text);
        if (is_shown && ends_line(text)) set_open(false);
    }

    void flush() override {
        write_buffer();
        if (failed_ != 0) refuse("write to", "standard output", std::exchange(failed_, 0));
    }

    std::string read_all(std::size_t most) override {
        drop_used();
        if (const int code = read_fully(STDIN_FILENO, input_, most))
            refuse("read", input_name, code);
        if (input_.size() > most) refuse_size(input_name, most);
        return std::exchange(input_, {});
    }

    std::optional<std::string> read_line() override {
        auto newline = input_.find('\n', used_);
        while (newline == std::string::npos) {
            drop_used();
            const auto searched = input_.size();
            if (!read_more()) break;
            newline = input_.find('\n', searched);
        }
        end_typed_line();
        if (used_ == input_.size()) return std::nullopt;
        const auto end = std::min(newline, input_.size());
        auto line = input_.substr(used_, end - used_);
        used_ = std::min(end + 1, input_.size());
        return line;
    }

    bool input_is_terminal() const override { return ::isatty(STDIN_FILENO) == 1; }
    Device out_device() const override { return out_device_; }
    Device err_device() const override { return err_device_; }

    void set_appearance(const Appearance& appearance) override {
        out_device_ = device(STDOUT_FILENO, environment_, appearance);
        err_device_ = device(STDERR_FILENO, environment_, appearance);
    }

private:
    // Never throws, so that `err` can use it; the failure waits for the next flush.
    void write_buffer() {
        const int code = write_fully(STDOUT_FILENO, buffer_);
        buffer_.clear();
        if (code == EPIPE) end_as_sigpipe_does();
        if (code != 0) failed_ = code;
    }

    void set_open(bool is_open) {
        line_is_open_ = is_open;
        set_line_is_open(is_open);
    }

    // Whoever types the end of a line moves the cursor to the next; Ctrl-D does not.
    void end_typed_line() {
        if (!input_is_terminal()) return;
        const bool is_over = used_ == input_.size();
        if (is_over && line_is_open_) write_fully(STDERR_FILENO, "\n");
        set_open(false);
    }

    void drop_used() { input_.erase(0, std::exchange(used_, 0)); }

    bool read_more() {
        if (input_.size() > longest_line) refuse_size("a line of standard input", longest_line);
        std::array<char, most_buffered> piece;
        const auto count = read_some(STDIN_FILENO, piece);
        if (count < 0) refuse("read", input_name, errno);
        input_.append(piece.data(), static_cast<std::size_t>(count));
        return count > 0;
    }

    Environment environment_;
    Device out_device_;
    Device err_device_;
    std::string buffer_;
    std::string input_;     // read from the system
    std::size_t used_ = 0;  // as much of it has been handed out
    int failed_ = 0;
    bool line_is_open_ = false;  // on the terminal behind standard error
};

}  // namespace

std::unique_ptr<Streams> standard_streams(const Environment& environment) {
    return std::make_unique<StandardStreams>(environment);
}

void MemoryStreams::out(std::string_view text) {
    output += text;
}

void MemoryStreams::err(std::string_view text) {
    errors += text;
}

std::string MemoryStreams::read_all(std::size_t most) {
    auto rest = input.substr(read_);
    if (rest.size() > most) refuse_size(input_name, most);
    read_ = input.size();
    return rest;
}

std::optional<std::string> MemoryStreams::read_line() {
    if (read_ >= input.size()) return std::nullopt;
    const auto newline = std::min(input.find('\n', read_), input.size());
    auto line = input.substr(read_, newline - read_);
    read_ = std::min(newline + 1, input.size());
    return line;
}

}  // namespace trail::system
