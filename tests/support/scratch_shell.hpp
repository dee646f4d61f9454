// A shell in a scratch home, with nothing of the machine's own settings around it.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace trail::test {

struct Answer {
    int code = 0;
    std::string out, err;
};

// Runs one command after the other in the same shell, so that the directory, variables and
// functions of one are there for the next. Every child dies with the object, and the home is
// removed.
class ScratchShell {
public:
    // `program` is found first on PATH, by the name of its file. `terminal` makes trail believe
    // that its output goes to a terminal of 100 columns, and sends both streams to `out`.
    ScratchShell(const std::filesystem::path& program, bool terminal);
    ~ScratchShell();
    ScratchShell(const ScratchShell&) = delete;
    ScratchShell& operator=(const ScratchShell&) = delete;

    const std::filesystem::path& home() const { return home_; }

    // A command that ends the shell (`exit 3`, a syntax error) answers with the shell's own code,
    // and the next command starts a new shell. One that is silent for a minute is killed: code 124.
    Answer run(const std::string& command);

private:
    void start();
    int stop();
    int wait_for_code();

    std::filesystem::path base_, home_;
    std::vector<std::string> environment_;
    bool terminal_;
    pid_t shell_ = 0;
    int commands_ = -1;  // the shell reads its commands from here
    int codes_ = -1;     // the shell writes exit codes here
};

}  // namespace trail::test
