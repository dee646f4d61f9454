// The shell is fed through a pipe and reports each exit code through another one.
#include "support/scratch_shell.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <system_error>

namespace trail::test {
namespace {

namespace fs = std::filesystem;

constexpr int answer_within_ms = 60'000;
constexpr int stopped = 124;

void check(int error, const char* what) {
    if (error != 0) throw std::system_error(error, std::generic_category(), what);
}

std::string slurp(const fs::path& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

fs::path scratch_folder() {
    auto name = (fs::canonical(fs::temp_directory_path()) / "trail-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) check(errno, "mkdtemp");
    return name;
}

// Sunday, week 47 of 2026, in a zone that changes its clocks.
std::vector<std::string> scratch_environment(const fs::path& base, const fs::path& program,
                                             bool terminal) {
    const auto home = (base / "home").string(), other = base.string();
    std::vector<std::string> all{
        "HOME=" + home,
        "PATH=" + fs::absolute(program).parent_path().string() + ":/usr/local/bin:/usr/bin:/bin",
        "XDG_CONFIG_HOME=" + home + "/.config",
        "XDG_DATA_HOME=" + home + "/.local/share",
        "XDG_STATE_HOME=" + home + "/.local/state",
        "XDG_CACHE_HOME=" + home + "/.cache",
        "XDG_RUNTIME_DIR=" + other + "/run",
        "XDG_CONFIG_DIRS=" + other + "/xdg",
        "TMPDIR=" + other + "/tmp",
        "TZ=Europe/Berlin",
        "LC_ALL=C.UTF-8",
        "TRAIL_NOW=2026-11-22T11:02:00+01:00",
        "GIT_CONFIG_GLOBAL=" + other + "/gitconfig",
        "GIT_CONFIG_NOSYSTEM=1",
        "GIT_CEILING_DIRECTORIES=" + other,
    };
    if (terminal) all.insert(all.end(), {"TRAIL_FORCE_TTY=100", "TRAIL_PAGER=cat"});
    return all;
}

}  // namespace

ScratchShell::ScratchShell(const fs::path& program, bool terminal)
    : base_(scratch_folder()),
      home_(base_ / "home"),
      environment_(scratch_environment(base_, program, terminal)),
      terminal_(terminal) {
    for (const auto* folder : {"home", "run", "tmp"}) fs::create_directory(base_ / folder);
    fs::permissions(base_ / "run", fs::perms::owner_all);
    std::ofstream(base_ / "gitconfig") << "[user]\n\tname = Ana Ruiz\n\temail = ana@team.example\n"
                                          "[init]\n\tdefaultBranch = main\n";
}

ScratchShell::~ScratchShell() {
    stop();
    std::error_code ignored;  // a command may have left a folder that cannot be entered
    fs::remove_all(base_, ignored);
}

void ScratchShell::start() {
    // Close-on-exec, or the shells of other threads would hold these pipes open as well.
    std::array<int, 2> commands{}, codes{};
    if (pipe2(commands.data(), O_CLOEXEC) != 0 || pipe2(codes.data(), O_CLOEXEC) != 0)
        check(errno, "pipe");

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, commands[0], 0);
    posix_spawn_file_actions_adddup2(&actions, codes[1], 9);

    // A group of its own to be killed as one; SIGPIPE as in a user's shell, whatever the runner
    // does.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF);
    sigset_t defaults;
    sigemptyset(&defaults);
    sigaddset(&defaults, SIGPIPE);
    posix_spawnattr_setsigdefault(&attributes, &defaults);

    std::string name = "sh";
    std::array<char*, 2> arguments{name.data(), nullptr};
    std::vector<char*> variables;
    for (auto& variable : environment_) variables.push_back(variable.data());
    variables.push_back(nullptr);
    const int error =
        posix_spawn(&shell_, "/bin/sh", &actions, &attributes, arguments.data(), variables.data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    close(commands[0]);
    close(codes[1]);
    commands_ = commands[1];
    codes_ = codes[0];
    check(error, "posix_spawn");
}

int ScratchShell::stop() {
    if (shell_ == 0) return 0;
    kill(-shell_, SIGKILL);
    int status = 0;
    waitpid(shell_, &status, 0);
    close(commands_);
    close(codes_);
    shell_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int ScratchShell::wait_for_code() {
    std::string line;
    for (char next = 0; next != '\n'; line += next) {
        pollfd ready{codes_, POLLIN, 0};
        if (poll(&ready, 1, answer_within_ms) == 0) {
            stop();
            std::ofstream(base_ / (terminal_ ? "out" : "err"), std::ios::app)
                << "killed: no answer within a minute\n";
            return stopped;
        }
        if (read(codes_, &next, 1) != 1) return stop();
    }
    return std::stoi(line);
}

Answer ScratchShell::run(const std::string& command) {
    std::string feed;
    if (shell_ == 0) {
        start();
        feed = "cd \"$HOME\"\n";
    }
    const auto at = [this](const char* name) { return (base_ / name).string(); };
    std::ofstream(at("command")) << command << '\n';
    feed += ". '" + at("command") + "' </dev/null >'" + at("out") + "' " +
            (terminal_ ? "2>&1" : "2>'" + at("err") + "'") + " 9>&-; echo $? >&9\n";
    if (write(commands_, feed.data(), feed.size()) < 0) check(errno, "write");

    Answer answer;
    answer.code = wait_for_code();
    answer.out = slurp(at("out"));
    if (!terminal_) answer.err = slurp(at("err"));
    return answer;
}

}  // namespace trail::test
