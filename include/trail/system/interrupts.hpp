// What is put right when Ctrl-C, a hangup or SIGTERM ends the program, which it still does.
#pragma once

#include <cstddef>
#include <string>

namespace trail::system {

// The cursor stands behind something on its line; a shell's prompt should not follow it there.
void set_line_is_open(bool is_open);

// A file that is removed should a signal end the program while this lives: a few at a time, and
// more of them are left to whoever tidies. Made before the file is, so that there is no gap.
class RemovedOnSignal {
public:
    // The name is taken as openat(2) takes it.
    RemovedOnSignal(int folder, std::string name);
    explicit RemovedOnSignal(std::string path);
    ~RemovedOnSignal();
    RemovedOnSignal(const RemovedOnSignal&) = delete;
    RemovedOnSignal& operator=(const RemovedOnSignal&) = delete;

    void forget();  // it is nobody's rubbish any more

private:
    std::string name_;
    std::size_t place_;
};

}  // namespace trail::system
