// Runs the commands it reads, one a line, and says how long each took.
//
// A line is FILE, VARIABLE=VALUE any number of times, PROGRAM and its arguments, separated by tabs;
// FILE takes what the program prints. The answer is nanoseconds, the highest memory in KB, and the
// status (128 and the signal for a program that was killed). A measuring program with much memory
// of its own would lend its own peak to the program it starts.
#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

using Fields = std::vector<char*>;

Fields fields_of(char* line) {
    line[std::strcspn(line, "\n")] = '\0';
    Fields fields{line};
    while (char* tab = std::strchr(fields.back(), '\t')) {
        *tab = '\0';
        fields.push_back(tab + 1);
    }
    return fields;
}

// Leaves the program and its arguments.
void set_variables(Fields& fields) {
    std::size_t first = 1;
    for (; first < fields.size(); ++first) {
        char* equals = std::strchr(fields[first], '=');
        if (equals == nullptr) break;
        *equals = '\0';
        ::setenv(fields[first], equals + 1, 1);
    }
    fields.erase(fields.begin(), fields.begin() + static_cast<std::ptrdiff_t>(first));
    fields.push_back(nullptr);
}

int status_of(int ended) {
    constexpr int killed = 128;
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : killed + WTERMSIG(ended);
}

void run(Fields fields) {
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, fields.front(),
                                     O_WRONLY | O_CREAT | O_TRUNC | O_NOCTTY, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    set_variables(fields);

    using Clock = std::chrono::steady_clock;
    constexpr int not_started = 127;
    rusage usage{};
    pid_t child = 0;
    int ended = not_started << 8;
    const auto begin = Clock::now();
    if (::posix_spawnp(&child, fields.front(), &actions, nullptr, fields.data(), ::environ) == 0) {
        ::wait4(child, &ended, 0, &usage);
    }
    const std::chrono::nanoseconds took = Clock::now() - begin;
    posix_spawn_file_actions_destroy(&actions);
    std::printf("%lld %ld %d\n", static_cast<long long>(took.count()), usage.ru_maxrss,
                status_of(ended));
    std::fflush(stdout);
}

}  // namespace

int main() {
    char* line = nullptr;
    std::size_t room = 0;
    while (::getline(&line, &room, stdin) > 0) {
        auto fields = fields_of(line);
        if (fields.size() > 1) run(std::move(fields));
    }
    std::free(line);
    return 0;
}
