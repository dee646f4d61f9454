// What is put right when Ctrl-C, a hangup or SIGTERM ends the program.
#include "trail/system/interrupts.hpp"

#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <utility>

namespace trail::system {
namespace {

// A handler may read them at any moment: the name is set last and cleared first.
struct Rubbish {
    std::atomic<int> folder;
    std::atomic<const char*> name;
};
constexpr std::size_t most_files = 4;
std::array<Rubbish, most_files> rubbish;
std::atomic<bool> line_is_open;
static_assert(std::atomic<const char*>::is_always_lock_free &&
              std::atomic<int>::is_always_lock_free);

// Its action is the default one again when it runs, so that raising the signal ends the process by
// it: a shell that runs a script wants to know.
void put_right(int signal) {
    if (line_is_open) {
        [[maybe_unused]] const auto written = ::write(STDERR_FILENO, "\n", 1);
    }
    for (const auto& file : rubbish) {
        if (const char* name = file.name) ::unlinkat(file.folder, name, 0);
    }
    ::raise(signal);
}

// What is ignored stays so: nohup and background jobs.
void watch() {
    struct sigaction ours {};
    ours.sa_handler = put_right;
    ours.sa_flags = static_cast<int>(SA_RESETHAND);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        ::sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_DFL) ::sigaction(signal, &ours, nullptr);
    }
}

std::size_t take_place(int folder, const char* name) {
    for (std::size_t place = 0; place < rubbish.size(); ++place) {
        if (rubbish[place].name != nullptr) continue;
        rubbish[place].folder = folder;
        rubbish[place].name = name;
        return place;
    }
    return most_files;
}

}  // namespace

void set_line_is_open(bool is_open) {
    if (is_open) watch();
    line_is_open = is_open;
}

RemovedOnSignal::RemovedOnSignal(int folder, std::string name)
    : name_(std::move(name)), place_(take_place(folder, name_.c_str())) {
    watch();
}

RemovedOnSignal::RemovedOnSignal(std::string path) : RemovedOnSignal(AT_FDCWD, std::move(path)) {}

RemovedOnSignal::~RemovedOnSignal() {
    forget();
}

void RemovedOnSignal::forget() {
    if (place_ < most_files) rubbish[std::exchange(place_, most_files)].name = nullptr;
}

}  // namespace trail::system
