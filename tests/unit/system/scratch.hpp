// A directory that lives as long as a test, and small looks at files.
#pragma once

#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "support/scratch_folder.hpp"
#include "support/thrown.hpp"

namespace trail::system::test {

using Scratch = trail::test::ScratchFolder;
using trail::test::error_of;

// The process's umask, for a while.
class Umask {
public:
    explicit Umask(mode_t mask) : before_(::umask(mask)) {}
    ~Umask() { ::umask(before_); }
    Umask(const Umask&) = delete;
    Umask& operator=(const Umask&) = delete;

private:
    mode_t before_;
};

inline unsigned mode_of(const std::filesystem::path& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? found.st_mode & 07777U : 0;
}

inline void put(const std::filesystem::path& file, const std::string& content) {
    std::ofstream(file, std::ios::binary) << content;
}

inline std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

inline std::ptrdiff_t files_in(const std::filesystem::path& directory) {
    using Files = std::filesystem::directory_iterator;
    return std::distance(Files(directory), Files());
}

}  // namespace trail::system::test
