// A file descriptor that closes itself, and reading and writing through one without losing bytes.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace trail::system {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        close();
        number_ = other.release();
        return *this;
    }
    ~Descriptor() { close(); }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    int release() { return std::exchange(number_, -1); }
    void close();

private:
    int number_ = -1;
};

// open(2), never inherited by child processes; not open and errno set when it fails.
Descriptor open_file(const std::string& path, int flags, mode_t mode = 0);

// read(2) that waits whenever the system says "later".
ssize_t read_some(int descriptor, std::span<char> into);

// write(2) without SIGPIPE: a reader that went away is EPIPE.
ssize_t write_quietly(int descriptor, std::string_view content);

// All of it; 0, or the errno that stopped it.
int write_fully(int descriptor, std::string_view content);

// Appends up to the end, but stops once `content` holds more than `most` bytes. 0 or errno.
int read_fully(int descriptor, std::string& content, std::size_t most);

std::string reason(int code);

// Throws Error{io}: "cannot write ~/x: No space left on device". When a file's rights stand in the
// way, the hint shows them.
[[noreturn]] void refuse(std::string_view act, std::string_view what, int code);

// The same of a file that could not be opened for reading; of one that may not be read, the hint
// shows whose it is.
[[noreturn]] void refuse_reading(const std::filesystem::path& file, int code);

// The same of a file or folder that could not be made or written; the hint makes the folder it lies
// in, or shows why nothing can be written there.
[[noreturn]] void refuse_writing(std::string_view act, const std::filesystem::path& file, int code);

// Throws Error{data}: "cannot read ~/x: larger than 1 MB".
[[noreturn]] void refuse_size(std::string_view what, std::size_t most);

}  // namespace trail::system
