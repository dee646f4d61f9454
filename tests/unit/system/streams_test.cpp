// The three standard streams, real ones in a child process and those in memory.
#include "trail/system/streams.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>

#include "support/catch.hpp"
#include "unit/system/scratch.hpp"

namespace trail::system {
namespace {

using test::content_of;
using test::put;
using test::Scratch;

using Act = std::function<void(Streams&)>;

// Where a child's standard streams lead; an empty name closes one.
struct Leads {
    std::string in = "/dev/null";
    std::string out = "/dev/null";
    std::string err = "/dev/null";
};

void lead(int number, const std::string& name, int flags) {
    ::close(number);
    if (name.empty()) return;
    const int opened = ::open(name.c_str(), flags, 0600);
    if (opened == number) return;
    ::dup2(opened, number);
    ::close(opened);
}

// Runs `act` in a process of its own; 0, or the error's kind + 1, or 128 + the signal.
int in_child(const Leads& leads, const Act& act) {
    const auto child = ::fork();
    if (child == 0) {
        lead(STDIN_FILENO, leads.in, O_RDONLY);
        lead(STDOUT_FILENO, leads.out, O_WRONLY | O_CREAT | O_APPEND);
        lead(STDERR_FILENO, leads.err, O_WRONLY | O_CREAT | O_APPEND);
        try {
            const auto streams = standard_streams(Environment{});
            act(*streams);
        } catch (const Error& error) {
            put("error", error.what());
            ::_exit(static_cast<int>(error.kind()) + 1);
        }
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

constexpr int io_error = static_cast<int>(Failure::io) + 1;
constexpr int data_error = static_cast<int>(Failure::data) + 1;

// A scratch directory that is also the working directory, so that children can leave notes.
class Workplace {
public:
    Workplace() { std::filesystem::current_path(scratch_.path()); }
    ~Workplace() { std::filesystem::current_path(before_); }
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

private:
    std::filesystem::path before_ = std::filesystem::current_path();
    Scratch scratch_;
};

// With a pipe whose reader has gone as standard output.
int into_closed_pipe(const Act& act) {
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    const auto status = in_child({.out = "/dev/fd/" + std::to_string(ends[1])}, act);
    ::close(ends[1]);
    return status;
}

}  // namespace

TEST_CASE("output is held back until it is flushed") {
    const Workplace here;
    const auto status = in_child({.out = "out"}, [](Streams& streams) {
        streams.out("one\n");
        put("before", content_of("out"));
        streams.flush();
        put("after", content_of("out"));
    });
    CHECK(status == 0);
    CHECK(content_of("before") == "");
    CHECK(content_of("after") == "one\n");
}

TEST_CASE("output that nobody flushed is written at the end") {
    const Workplace here;
    CHECK(in_child({.out = "out"}, [](Streams& streams) { streams.out("text"); }) == 0);
    CHECK(content_of("out") == "text");
}

TEST_CASE("more than 64 KB are not held back") {
    const Workplace here;
    const std::string large(70 * 1024, 'x');
    const auto status = in_child({.out = "out"}, [&](Streams& streams) {
        streams.out(large);
        put("before", content_of("out"));
    });
    CHECK(status == 0);
    CHECK(content_of("before") == large);
}

TEST_CASE("talk comes after the output that was said before it") {
    const Workplace here;
    const auto status = in_child({.out = "both", .err = "both"}, [](Streams& streams) {
        streams.out("result\n");
        streams.err("hint\n");
        streams.out("more\n");
        streams.flush();
    });
    CHECK(status == 0);
    CHECK(content_of("both") == "result\nhint\nmore\n");
}

TEST_CASE("a full disk is reported by the flush") {
    const Workplace here;
    const auto status = in_child({.out = "/dev/full"}, [](Streams& streams) {
        streams.out("text");
        streams.flush();
    });
    CHECK(status == io_error);
    CHECK(content_of("error") == "cannot write to standard output: No space left on device");
}

TEST_CASE("a failure met while talking is reported by the next flush") {
    const Workplace here;
    const auto status = in_child({.out = "/dev/full"}, [](Streams& streams) {
        streams.out("text");
        streams.err("talk");
        put("talked", "");
        streams.flush();
    });
    CHECK(status == io_error);
    CHECK(std::filesystem::exists("talked"));
}

TEST_CASE("a full disk at the very end throws nothing") {
    CHECK(in_child({.out = "/dev/full"}, [](Streams& streams) { streams.out("text"); }) == 0);
}

TEST_CASE("a closed standard output is reported") {
    const Workplace here;
    const auto status = in_child({.out = ""}, [](Streams& streams) {
        streams.out("text");
        streams.flush();
    });
    CHECK(status == io_error);
    CHECK(content_of("error") == "cannot write to standard output: Bad file descriptor");
}

TEST_CASE("no file of ours takes the place of a closed stream") {
    const Workplace here;
    const auto status = in_child({"", "", ""}, [](Streams& streams) {
        const int file = ::open("record", O_RDWR | O_CREAT, 0600);
        streams.err("talk");
        streams.out("text");
        if (file <= STDERR_FILENO) ::_exit(99);
        streams.flush();
    });
    CHECK(status == io_error);
    CHECK(content_of("record") == "");
}

TEST_CASE("a reader that went away ends the process silently, as SIGPIPE does") {
    const Workplace here;
    const Act write = [](Streams& streams) {
        streams.out("text");
        streams.flush();
    };
    CHECK(into_closed_pipe(write) == 128 + SIGPIPE);
    CHECK_FALSE(std::filesystem::exists("error"));
}

TEST_CASE("a reader that went away ends the process even where SIGPIPE was ignored") {
    const auto status = into_closed_pipe([](Streams& streams) {
        ::signal(SIGPIPE, SIG_IGN);
        streams.out("text");
        streams.flush();
    });
    CHECK(status == 128 + SIGPIPE);
}

TEST_CASE("talk that nobody can hear does no harm") {
    const Workplace here;
    const Act talk = [](Streams& streams) { streams.err("talk"); };
    CHECK(in_child({.err = ""}, talk) == 0);
    CHECK(in_child({.err = "/dev/full"}, talk) == 0);
    int ends[2];
    REQUIRE(::pipe(ends) == 0);
    ::close(ends[0]);
    CHECK(in_child({.err = "/dev/fd/" + std::to_string(ends[1])}, talk) == 0);
    ::close(ends[1]);
}

TEST_CASE("standard input is read line by line, and the rest whole") {
    const Workplace here;
    put("in", "one\n\nthree\r\nrest\nof it");
    const auto status = in_child({.in = "in", .out = "out"}, [](Streams& streams) {
        for (int line = 0; line < 3; ++line) streams.out("[" + *streams.read_line() + "]");
        streams.out("<" + streams.read_all(100) + ">");
        streams.out(streams.read_line() ? "more" : "end");
    });
    CHECK(status == 0);
    CHECK(content_of("out") == "[one][][three\r]<rest\nof it>end");
}

TEST_CASE("a last line without its newline counts, and lines longer than the buffer too") {
    const Workplace here;
    const std::string large(200 * 1024, 'x');
    put("in", large + "\n" + large);
    const auto status = in_child({.in = "in"}, [&](Streams& streams) {
        if (streams.read_line() != large) ::_exit(97);
        if (streams.read_line() != large) ::_exit(98);
        if (streams.read_line()) ::_exit(99);
    });
    CHECK(status == 0);
}

TEST_CASE("standard input that is too large is refused") {
    const Workplace here;
    const auto status =
        in_child({.in = "/dev/zero"}, [](Streams& streams) { streams.read_all(64 * 1024); });
    CHECK(status == data_error);
    CHECK(content_of("error") == "cannot read standard input: larger than 64 KB");
    CHECK(in_child({.in = "/dev/zero"}, [](Streams& s) { s.read_line(); }) == data_error);
}

TEST_CASE("standard input that cannot be read is reported") {
    const Workplace here;
    CHECK(in_child({.in = "/"}, [](Streams& streams) { streams.read_all(10); }) == io_error);
    CHECK(content_of("error") == "cannot read standard input: Is a directory");
    CHECK(in_child({.in = ""}, [](Streams& streams) { streams.read_line(); }) == io_error);
    CHECK(content_of("error") == "cannot read standard input: Bad file descriptor");
}

TEST_CASE("a choice of appearance holds for both outputs") {
    const auto status = in_child({}, [](Streams& streams) {
        if (streams.out_device().colour || streams.input_is_terminal()) ::_exit(98);
        streams.set_appearance({.colour = When::always});
        if (!streams.out_device().colour || !streams.err_device().colour) ::_exit(99);
    });
    CHECK(status == 0);
}

TEST_CASE("streams in memory read and write as real ones do") {
    MemoryStreams streams;
    streams.input = "one\n\nlast";
    CHECK(streams.read_line().value_or("none") == "one");
    CHECK(streams.read_line().value_or("none") == "");
    CHECK(streams.read_line().value_or("none") == "last");
    CHECK_FALSE(streams.read_line().has_value());
    CHECK(streams.read_all(0) == "");
    streams.out("a");
    streams.out("b");
    streams.err("c");
    CHECK(streams.output == "ab");
    CHECK(streams.errors == "c");
    CHECK_FALSE(streams.out_device().terminal);
}

TEST_CASE("streams in memory refuse too much input") {
    MemoryStreams streams;
    streams.input = "one\ntwo\n";
    streams.read_line();
    CHECK(test::error_of([&] { streams.read_all(3); }).kind() == Failure::data);
    CHECK(streams.read_all(4) == "two\n");
}

}  // namespace trail::system
