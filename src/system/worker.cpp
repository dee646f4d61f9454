// A second thread for the second half of a long work.
#include "trail/system/worker.hpp"

#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>

namespace trail::system {

struct Worker::State {
    std::mutex mutex;
    std::condition_variable changed;
    Job waiting;
    bool busy = false;
    bool stopped = false;
    std::exception_ptr failure;
    std::thread thread;

    template <class Condition>
    void wait_until(std::unique_lock<std::mutex>& lock, Condition condition) {
        changed.wait(lock, [&] { return failure || condition(); });
        if (failure) std::rethrow_exception(failure);
    }

    void work() {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return waiting || stopped; });
            if (stopped) return;
            Job job = std::exchange(waiting, nullptr);
            busy = true;
            changed.notify_all();
            lock.unlock();
            auto thrown = failure_of(job);
            lock.lock();
            busy = false;
            failure = std::move(thrown);
            changed.notify_all();
            if (failure) return;
        }
    }

    static std::exception_ptr failure_of(Job& job) {
        try {
            job();
        } catch (...) {
            return std::current_exception();
        }
        return nullptr;
    }
};

Worker::Worker() : state_(std::make_unique<State>()) {}

Worker::~Worker() {
    if (!state_->thread.joinable()) return;
    {
        const std::lock_guard lock(state_->mutex);
        state_->stopped = true;
        state_->changed.notify_all();
    }
    state_->thread.join();
}

void Worker::give(Job job) {
    auto& state = *state_;
    std::unique_lock lock(state.mutex);
    state.wait_until(lock, [&state] { return !state.waiting; });
    state.waiting = std::move(job);
    state.changed.notify_all();
    if (!state.thread.joinable()) state.thread = std::thread([&state] { state.work(); });
}

void Worker::finish() {
    auto& state = *state_;
    std::unique_lock lock(state.mutex);
    state.wait_until(lock, [&state] { return !state.waiting && !state.busy; });
}

}  // namespace trail::system
