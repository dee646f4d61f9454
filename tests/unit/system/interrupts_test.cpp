// What is put right when a signal ends the program.
#include "trail/system/interrupts.hpp"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <iterator>

#include "support/catch.hpp"
#include "support/scratch_folder.hpp"
#include "trail/system/output_file.hpp"

using namespace trail::system;

namespace {

// The signal that ended a process of our own, whose standard error was `said`; 0 when it ended
// otherwise.
int ended_by(const std::function<void()>& act, const std::string& said) {
    const auto child = ::fork();
    if (child == 0) {
        ::dup2(::open(said.c_str(), O_WRONLY | O_CREAT, 0600), STDERR_FILENO);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) ::signal(signal, SIG_DFL);
        act();
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}

std::string content(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

TEST_CASE("Ctrl-C in the middle of a file leaves the old one, and nothing beside it") {
    const trail::test::ScratchFolder folder;
    const auto file = folder.file("page.html");
    std::ofstream(file) << "old";
    const auto act = [&] {
        OutputFile output(file);
        output.write(std::string(1024 * 1024, 'x'));
        ::raise(SIGINT);
    };
    CHECK(ended_by(act, folder.file("said")) == SIGINT);
    CHECK(content(file) == "old");
    std::filesystem::remove(folder.file("said"));
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a signal leaves the cursor on a fresh line, and only there") {
    const trail::test::ScratchFolder folder;
    const auto said_after = [&](bool is_open, int signal) {
        const auto said = folder.file("said");
        const auto act = [&] {
            set_line_is_open(true);
            set_line_is_open(is_open);
            ::raise(signal);
        };
        CHECK(ended_by(act, said) == signal);
        const auto text = content(said);
        std::filesystem::remove(said);
        return text;
    };
    CHECK(said_after(true, SIGINT) == "\n");
    CHECK(said_after(true, SIGTERM) == "\n");
    CHECK(said_after(true, SIGHUP) == "\n");
    CHECK(said_after(false, SIGINT).empty());
}

TEST_CASE("what took its place is not removed, and what ignores a signal goes on ignoring it") {
    const trail::test::ScratchFolder folder;
    const auto file = folder.file("kept");
    const auto act = [&] {
        ::signal(SIGHUP, SIG_IGN);
        RemovedOnSignal rubbish(file);
        std::ofstream(file) << "text";
        ::raise(SIGHUP);
        rubbish.forget();
        ::raise(SIGTERM);
    };
    CHECK(ended_by(act, folder.file("said")) == SIGTERM);
    CHECK(content(file) == "text");
}
