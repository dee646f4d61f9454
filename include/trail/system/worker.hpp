// A second thread for the second half of a long work.
#pragma once

#include <functional>
#include <memory>

namespace trail::system {

// Does jobs one after the other, in the order they are given. Everything they touch belongs to the
// other thread from the first give() until finish() has returned.
class Worker {
public:
    using Job = std::function<void()>;

    Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Waits for the job at work, and drops the one behind it unless finish() came first.
    ~Worker();

    // Waits while a job waits already: the other thread never falls far behind. Throws what an
    // earlier job threw; no more may be given then.
    void give(Job job);

    // Returns when every job is done. Throws as give() does.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace trail::system
