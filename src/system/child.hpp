// One child process: found in PATH, started with chosen standard streams, and always reaped.
#pragma once

#include <signal.h>
#include <sys/types.h>

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "trail/system/process.hpp"

namespace trail::system {

using Variables = std::map<std::string, std::string, std::less<>>;

inline constexpr int not_started = 127;

bool is_program(const std::string& file);

// The file to start, or an empty string. A name with a slash is a file already.
std::string find_program(std::string_view name, const Variables& variables);

// Descriptors that become the child's standard streams; -1 shares ours.
struct Ends {
    int input = -1;
    int output = -1;
    int errors = -1;
};

// Starts `command` with `variables` and its own changes to them; `default_signals` are handled as
// if nobody had touched them. 0 and the child's number, or the errno that prevented it.
int start(const Command& command, const Variables& variables, const Ends& ends,
          const sigset_t& default_signals, pid_t& id);

// A running program. It is ended and reaped at the latest by the destructor.
class Child {
public:
    explicit Child(pid_t id) : id_(id) {}
    ~Child() {
        if (id_ > 0) end();
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // Both give the exit code, or 128 + the signal.
    int wait();
    int end();

    // Nothing when it still runs after so long.
    std::optional<int> wait_at_most(std::chrono::milliseconds time);

private:
    bool reap(int options);

    pid_t id_;
    int status_ = not_started;
};

}  // namespace trail::system
