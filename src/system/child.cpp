// One child process: found in PATH, started with chosen standard streams, and always reaped.
#include "system/child.hpp"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <thread>
#include <utility>
#include <vector>

namespace trail::system {
namespace {

constexpr std::string_view usual_path = "/usr/local/bin:/usr/bin:/bin";

std::string_view search_path(const Variables& variables) {
    const auto found = variables.find("PATH");
    return found == variables.end() ? usual_path : std::string_view(found->second);
}

Variables changed(Variables variables, const Command& command) {
    for (const auto& [name, value] : command.environment) {
        if (value) {
            variables[name] = *value;
        } else {
            variables.erase(name);
        }
    }
    return variables;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    for (auto& text : texts) result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

// The two argument objects of posix_spawn.
class Spawning {
public:
    Spawning() {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
    }
    ~Spawning() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    Spawning(const Spawning&) = delete;
    Spawning& operator=(const Spawning&) = delete;

    void connect(const Ends& ends) {
        connect(ends.input, STDIN_FILENO);
        connect(ends.output, STDOUT_FILENO);
        connect(ends.errors, STDERR_FILENO);
    }

    void enter(const std::string& directory) {
        if (directory.empty()) return;
        ::posix_spawn_file_actions_addchdir_np(&actions_, directory.c_str());
    }

    void default_signals(const sigset_t& signals) {
        sigset_t none;
        ::sigemptyset(&none);
        ::posix_spawnattr_setsigdefault(&attributes_, &signals);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }

    // 0, or the errno.
    int start(pid_t& id, const std::string& file, std::vector<std::string> arguments,
              std::vector<std::string> environment) {
        return ::posix_spawn(&id, file.c_str(), &actions_, &attributes_, pointers(arguments).data(),
                             pointers(environment).data());
    }

private:
    void connect(int from, int to) {
        if (from >= 0) ::posix_spawn_file_actions_adddup2(&actions_, from, to);
    }

    posix_spawn_file_actions_t actions_;
    posix_spawnattr_t attributes_;
};

bool holds_nul(const std::string& text) {
    return text.find('\0') != std::string::npos;
}

}  // namespace

bool is_program(const std::string& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 && S_ISREG(found.st_mode) &&
           ::access(path.c_str(), X_OK) == 0;
}

std::string find_program(std::string_view name, const Variables& variables) {
    if (name.empty()) return {};
    if (name.find('/') != std::string_view::npos) return std::string(name);
    auto path = search_path(variables);
    while (!path.empty()) {
        const auto end = std::min(path.find(':'), path.size());
        const auto directory = path.substr(0, end);
        path.remove_prefix(std::min(end + 1, path.size()));
        if (!directory.starts_with('/')) continue;
        auto file = fmt::format("{}/{}", directory, name);
        if (is_program(file)) return file;
    }
    return {};
}

int start(const Command& command, const Variables& variables, const Ends& ends,
          const sigset_t& default_signals, pid_t& id) {
    // The system would cut such an argument short and run something else.
    if (std::ranges::any_of(command.arguments, holds_nul)) return EINVAL;
    const auto all = changed(variables, command);
    const auto file = find_program(command.arguments.at(0), all);
    if (file.empty()) return ENOENT;
    std::vector<std::string> environment;
    for (const auto& [name, value] : all) environment.push_back(fmt::format("{}={}", name, value));
    Spawning spawning;
    spawning.connect(ends);
    spawning.enter(command.directory);
    spawning.default_signals(default_signals);
    return spawning.start(id, file, command.arguments, std::move(environment));
}

int Child::wait() {
    while (!reap(0)) {
    }
    return status_;
}

// Asks first; a program that does not listen is killed after a second.
int Child::end() {
    ::kill(id_, SIGTERM);
    if (const auto status = wait_at_most(std::chrono::seconds(1))) return *status;
    ::kill(id_, SIGKILL);
    return wait();
}

std::optional<int> Child::wait_at_most(std::chrono::milliseconds time) {
    constexpr auto pause = std::chrono::milliseconds(5);
    for (auto waited = std::chrono::milliseconds(0); !reap(WNOHANG); waited += pause) {
        if (waited >= time) return std::nullopt;
        std::this_thread::sleep_for(pause);
    }
    return status_;
}

bool Child::reap(int options) {
    int status = 0;
    const auto result = ::waitpid(id_, &status, options);
    if (result == 0 || (result < 0 && errno == EINTR)) return false;
    if (result > 0) status_ = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
    id_ = 0;
    return true;
}

}  // namespace trail::system
